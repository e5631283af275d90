import * as apiKeysId from "@/app/api/v1/api-keys/[id]/route";
import * as apiKeys from "@/app/api/v1/api-keys/route";
import * as audit from "@/app/api/v1/audit/route";
import * as chartAccounts from "@/app/api/v1/chart/accounts/route";
import * as chart from "@/app/api/v1/chart/route";
import * as chartUnmapped from "@/app/api/v1/chart/unmapped/route";
import * as chartVersionsVersionRestore from "@/app/api/v1/chart/versions/[version]/restore/route";
import * as chartVersions from "@/app/api/v1/chart/versions/route";
import * as documentsVersionIdAcceptHeader from "@/app/api/v1/documents/[versionId]/accept-header/route";
import * as documentsVersionIdDiff from "@/app/api/v1/documents/[versionId]/diff/route";
import * as documentsVersionIdLines from "@/app/api/v1/documents/[versionId]/lines/route";
import * as documentsVersionIdOriginal from "@/app/api/v1/documents/[versionId]/original/route";
import * as documentsVersionIdPagesPageImage from "@/app/api/v1/documents/[versionId]/pages/[page]/image/route";
import * as documentsVersionIdRetry from "@/app/api/v1/documents/[versionId]/retry/route";
import * as documentsVersionId from "@/app/api/v1/documents/[versionId]/route";
import * as documentsVersionIdVersions from "@/app/api/v1/documents/[versionId]/versions/route";
import * as documents from "@/app/api/v1/documents/route";
import * as events from "@/app/api/v1/events/route";
import * as findingsFindingIdAssignee from "@/app/api/v1/findings/[findingId]/assignee/route";
import * as findingsFindingIdComments from "@/app/api/v1/findings/[findingId]/comments/route";
import * as findingsFindingIdDisposition from "@/app/api/v1/findings/[findingId]/disposition/route";
import * as findingsFindingId from "@/app/api/v1/findings/[findingId]/route";
import * as findings from "@/app/api/v1/findings/route";
import * as jobsDeadLettersDeadLetterIdDismiss from "@/app/api/v1/jobs/dead-letters/[deadLetterId]/dismiss/route";
import * as jobsDeadLettersDeadLetterIdReplay from "@/app/api/v1/jobs/dead-letters/[deadLetterId]/replay/route";
import * as jobsDeadLetters from "@/app/api/v1/jobs/dead-letters/route";
import * as me from "@/app/api/v1/me/route";
import * as membersIdProperties from "@/app/api/v1/members/[id]/properties/route";
import * as membersId from "@/app/api/v1/members/[id]/route";
import * as members from "@/app/api/v1/members/route";
import * as oauthToken from "@/app/api/v1/oauth/token/route";
import * as organizations from "@/app/api/v1/organizations/route";
import * as propertiesPropertyId from "@/app/api/v1/properties/[propertyId]/route";
import * as properties from "@/app/api/v1/properties/route";
import * as rules from "@/app/api/v1/rules/route";
import * as runsRunIdDiff from "@/app/api/v1/runs/[runId]/diff/route";
import * as runsRunIdReplay from "@/app/api/v1/runs/[runId]/replay/route";
import * as runsRunIdResults from "@/app/api/v1/runs/[runId]/results/route";
import * as runsRunId from "@/app/api/v1/runs/[runId]/route";
import * as runs from "@/app/api/v1/runs/route";
import * as sessionsId from "@/app/api/v1/sessions/[id]/route";
import * as sessions from "@/app/api/v1/sessions/route";
import type { RouteCatalogue } from "@/lib/http/openapi/openapi-document";

/** Every route of the API but its description. A test compares it with the files there are. */
export const CATALOGUE: RouteCatalogue = {
  "/api/v1/api-keys": apiKeys,
  "/api/v1/api-keys/[id]": apiKeysId,
  "/api/v1/audit": audit,
  "/api/v1/chart": chart,
  "/api/v1/chart/accounts": chartAccounts,
  "/api/v1/chart/unmapped": chartUnmapped,
  "/api/v1/chart/versions": chartVersions,
  "/api/v1/chart/versions/[version]/restore": chartVersionsVersionRestore,
  "/api/v1/documents": documents,
  "/api/v1/documents/[versionId]": documentsVersionId,
  "/api/v1/documents/[versionId]/accept-header": documentsVersionIdAcceptHeader,
  "/api/v1/documents/[versionId]/diff": documentsVersionIdDiff,
  "/api/v1/documents/[versionId]/lines": documentsVersionIdLines,
  "/api/v1/documents/[versionId]/original": documentsVersionIdOriginal,
  "/api/v1/documents/[versionId]/pages/[page]/image": documentsVersionIdPagesPageImage,
  "/api/v1/documents/[versionId]/retry": documentsVersionIdRetry,
  "/api/v1/documents/[versionId]/versions": documentsVersionIdVersions,
  "/api/v1/events": events,
  "/api/v1/findings": findings,
  "/api/v1/findings/[findingId]": findingsFindingId,
  "/api/v1/findings/[findingId]/assignee": findingsFindingIdAssignee,
  "/api/v1/findings/[findingId]/comments": findingsFindingIdComments,
  "/api/v1/findings/[findingId]/disposition": findingsFindingIdDisposition,
  "/api/v1/jobs/dead-letters": jobsDeadLetters,
  "/api/v1/jobs/dead-letters/[deadLetterId]/dismiss": jobsDeadLettersDeadLetterIdDismiss,
  "/api/v1/jobs/dead-letters/[deadLetterId]/replay": jobsDeadLettersDeadLetterIdReplay,
  "/api/v1/me": me,
  "/api/v1/members": members,
  "/api/v1/members/[id]": membersId,
  "/api/v1/members/[id]/properties": membersIdProperties,
  "/api/v1/oauth/token": oauthToken,
  "/api/v1/organizations": organizations,
  "/api/v1/properties": properties,
  "/api/v1/properties/[propertyId]": propertiesPropertyId,
  "/api/v1/rules": rules,
  "/api/v1/runs": runs,
  "/api/v1/runs/[runId]": runsRunId,
  "/api/v1/runs/[runId]/diff": runsRunIdDiff,
  "/api/v1/runs/[runId]/replay": runsRunIdReplay,
  "/api/v1/runs/[runId]/results": runsRunIdResults,
  "/api/v1/sessions": sessions,
  "/api/v1/sessions/[id]": sessionsId,
};
