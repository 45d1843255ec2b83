/** Names of the sample files in `resources/samples` and of their sheets. */
export const annexFileName = '江岸区驻村力量安排一览表.xlsx';
export const rosterFileName = '江岸区驻村干部名册（示例）.xlsx';
export const annexSheet = '驻村力量安排';
export const fundingSheet = '资金安排分配';
export const rosterSheet = '驻村干部名册';
