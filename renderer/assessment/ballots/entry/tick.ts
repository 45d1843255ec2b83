import { useEffect, useRef, useState } from 'react';

const setting = 'desk-ballot-tick';

/** Seconds and hertz of the sound. */
const length = 0.05;
const pitch = 1320;

function play(context: AudioContext): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = pitch;
  volume.gain.value = 0.08;
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + length);
}

/** A short sound with every completed ballot, where somebody has asked for it; remembered on this machine. */
export function useTick(completed: number): { readonly on: boolean; readonly turn: (on: boolean) => void } {
  const [on, setOn] = useState(() => localStorage.getItem(setting) === 'on');
  const context = useRef<AudioContext>(null);
  const before = useRef(completed);
  useEffect(() => {
    if (completed === before.current) return;
    before.current = completed;
    if (!on) return;
    context.current ??= new AudioContext();
    play(context.current);
  }, [completed, on]);
  useEffect(() => () => void context.current?.close(), []);
  return {
    on,
    turn(next) {
      localStorage.setItem(setting, next ? 'on' : 'off');
      setOn(next);
    },
  };
}
