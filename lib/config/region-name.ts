/** `ap-southeast-8`: an area, a partition if it has a name, a direction and a number. */
const REGION_NAME = /^[a-z]{2}(-gov|-iso[a-z]?)?-(central|(north|south)(east|west)?|east|west)-[1-9]\d?$/;

/** Whether a text has the form of the name of an AWS region. It may be a region that is newer than the facts. */
export const looksLikeRegion = (text: string): boolean => REGION_NAME.test(text);
