/** The folder of package.json, wherever the command was started from. */
export const projectRoot: string;
