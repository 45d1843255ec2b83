/** Names of organs joined by 、, one by one; a 、 in brackets belongs to its name, as in 县（市、区）驻村工作领导小组. */
export const organNamesOf = (text: string): string[] => text.split(/、(?![^（]*）)/u);
