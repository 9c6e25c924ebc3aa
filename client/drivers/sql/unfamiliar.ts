/** Tells of an engine whose SQL is not known whether a statement looks like a query, and nothing but one. */

/**
 * Why a text is not plainly one query of tables and common functions; undefined where it is.
 * Only what all servers read alike is understood: no comments, no backslashes, no quotes of a server's own,
 * no statement after another, which some servers take without a semicolon.
 * Even so it may write: Oracle calls a function by its bare name. So it is one net of two, the server's session the other.
 * @returns a clause without a full stop
 */
export function whyNotPlainQuery(sql: string): string | undefined {
  const text = sql.trim();
  const pieces = piecesOf(text);
  if (typeof pieces === "string") return pieces;
  const first = pieces.find(({ raw }) => raw !== "(")?.word ?? "";
  if (!queries.has(first))
    return "only a statement that begins with SELECT, WITH or VALUES can be taken for a query";
  // Words in brackets are code for a server to which brackets are no quotes.
  const denied = pieces.find(({ word, raw }) =>
    word.split(" ").some((each) => refused.has(each) || (raw.startsWith("[") && queries.has(each))),
  );
  if (denied) return `${denied.raw} may do more than read`;
  const called = pieces.find((_, at) => isUnknownCall(pieces, at));
  return called && `${called.raw} may be a function that does more than read`;
}

interface Piece {
  readonly raw: string;
  /** A word or a quoted name in capitals, quotes taken off; empty for everything else. */
  readonly word: string;
  readonly isQuoted: boolean;
}

/** What the text is made of, one alternative for each kind of piece; anything else is not understood. */
const piece = new RegExp(
  [
    /(?<space>\s+)/,
    /(?<word>[A-Za-z_][A-Za-z_0-9$]*)/,
    /(?<name>"[A-Za-z_0-9 $]+"|\[[A-Za-z_0-9 $]+\])/,
    /(?<text>'(?:[^'"\\;[\]`\0]|'')*')/,
    /(?<number>\d+(?:\.\d+)?)/,
    /(?<value>%s|%\(\w+\)s|\?)/,
    /(?<sign>\|\||<=|>=|<>|!=|[-+*/%=<>(),.])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "y",
);

/** The pieces, or why the text cannot be taken apart with certainty. */
function piecesOf(text: string): readonly Piece[] | string {
  if (text.includes("--") || text.includes("/*")) return "comments are read in many ways";
  if (text.includes(";")) return "there may be several statements";
  const pieces: Piece[] = [];
  let before = "";
  for (let at = 0; at < text.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const groups = piece.exec(text)?.groups;
    if (groups === undefined)
      return `${JSON.stringify(text.slice(at, at + 1))} is read in many ways`;
    const { word, name, text: quoted, number } = groups;
    // `q'[…]'`, `N'…'`, `1e5`: what touches belongs together in ways of the server's own.
    if ((quoted ?? word ?? number ?? name) !== undefined && /[\w$'"\]]$/.test(before))
      return "something before a quote or word is read in many ways";
    const raw = text.slice(at, piece.lastIndex);
    before = raw;
    if (groups["space"] !== undefined) continue;
    const bare = word ?? name?.slice(1, -1) ?? "";
    pieces.push({ raw, word: bare.toUpperCase(), isQuoted: name !== undefined });
  }
  return pieces;
}

function isUnknownCall(pieces: readonly Piece[], at: number): boolean {
  const called = pieces[at];
  if (called === undefined || pieces[at + 1]?.raw !== "(") return false;
  // SQLite takes a text for a name, too; only after an operator or comma a parenthesis is sure to call nothing.
  if (called.word === "") return !/^[-+*/%=<>!|(,]/.test(called.raw);
  const isOwn = called.isQuoted || pieces[at - 1]?.raw === ".";
  return isOwn || !(functions.has(called.word) || beforeParenthesis.has(called.word));
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}

const queries = words("SELECT WITH VALUES");

/** Words that begin a statement, change rows or locks, or reach beyond the database, wherever they stand. */
const refused = words(
  "INSERT UPDATE DELETE MERGE UPSERT INTO TRUNCATE CREATE ALTER DROP RENAME GRANT REVOKE DENY ADD",
  "EXEC EXECUTE CALL DO DECLARE BEGIN FUNCTION PROCEDURE PACKAGE RETURN IF WHILE LOOP GOTO PRINT RAISERROR THROW",
  "SET RESET USE LOCK UNLOCK FOR COMMIT ROLLBACK SAVE SAVEPOINT ABORT START SHUTDOWN STARTUP KILL WAITFOR CHECKPOINT",
  "NEXTVAL PREVVAL RETURNING OUTPUT FINAL OLD NEW COPY LOAD UNLOAD EXPORT IMPORT BULK BACKUP RESTORE DBCC RECONFIGURE",
  "OPEN CLOSE DEALLOCATE MOVE RECEIVE SEND GET READTEXT WRITETEXT UPDATETEXT REVERT SETUSER ENABLE DISABLE",
  "OPENROWSET OPENQUERY OPENDATASOURCE OPENXML DBLINK PRAGMA ANALYZE VACUUM REINDEX OPTIMIZE REFRESH ATTACH DETACH",
  "PURGE FLASHBACK AUDIT NOAUDIT ASSOCIATE DISASSOCIATE HANDLER INSTALL UNINSTALL NOTIFY LISTEN PREPARE SETTINGS",
);

/** Common to most engines, and without effects in all of them. */
const functions = words(
  "COUNT SUM MIN MAX AVG STDDEV VARIANCE MEDIAN LISTAGG STRING_AGG ROW_NUMBER RANK DENSE_RANK NTILE LAG LEAD FIRST_VALUE LAST_VALUE",
  "COALESCE NULLIF NVL NVL2 DECODE ISNULL IFNULL IIF CAST TRY_CAST EXTRACT GREATEST LEAST",
  "LOWER UPPER INITCAP TRIM LTRIM RTRIM LENGTH LEN CHAR_LENGTH SUBSTR SUBSTRING REPLACE CONCAT INSTR CHARINDEX LPAD RPAD LEFT RIGHT REVERSE",
  "ABS CEIL CEILING FLOOR ROUND TRUNC MOD POWER SQRT SIGN EXP LN LOG",
  "TO_CHAR TO_DATE TO_NUMBER TO_TIMESTAMP DATEADD DATEDIFF DATEPART YEAR MONTH DAY ADD_MONTHS LAST_DAY MONTHS_BETWEEN",
);

/** Words of the language, and types with a length, after which a parenthesis calls nothing. */
const beforeParenthesis = words(
  "SELECT VALUES FROM WHERE ON AND OR NOT IN EXISTS ANY ALL SOME AS BETWEEN LIKE HAVING BY JOIN USING DISTINCT",
  "UNION EXCEPT INTERSECT MINUS CASE WHEN THEN ELSE OVER GROUP TOP LIMIT OFFSET ROLLUP CUBE SETS",
  "CHAR VARCHAR VARCHAR2 NVARCHAR NVARCHAR2 NCHAR DECIMAL NUMERIC NUMBER FLOAT TIMESTAMP",
);
