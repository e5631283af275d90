export type { DefectLabel } from "./defect-label";
export { type InjectedDefect, injectDefect } from "./inject-defect";
export { DEFECT_KINDS, type DefectKind } from "./kinds";
