/** Writes names as people do: in quotes only where the server would read them otherwise. */
import type { Dialect } from "#client/drivers/sql/dialect.ts";
import { quoteName } from "#client/drivers/sql/identifiers.ts";

export function writtenName(name: string, dialect: Dialect | undefined): string {
  // PostgreSQL folds capitals to small letters; the others keep them.
  const plain = dialect === "postgresql" ? /^[a-z_][a-z\d_]*$/ : /^[A-Za-z_][A-Za-z\d_]*$/;
  return plain.test(name) && !reserved.has(name.toUpperCase()) ? name : quoteName(name, dialect);
}

/** The words that at least one of the three servers reserves and that people give to tables and columns. */
const reserved = new Set(
  [
    "ALL ANALYZE AND ANY ARRAY AS ASC BETWEEN BOTH BY CASE CAST CHECK COLLATE COLUMN CONDITION CONSTRAINT CREATE CROSS",
    "CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DATABASE DEFAULT DEFERRABLE DELETE DESC DESCRIBE DISTINCT DIV DO DROP",
    "EACH ELSE END ESCAPE EXCEPT EXISTS EXIT EXPLAIN FALSE FETCH FOR FOREIGN FROM FULL FULLTEXT FUNCTION GENERATED GRANT GROUP GROUPS",
    "HAVING IF IGNORE IN INDEX INNER INSERT INTERSECT INTERVAL INTO IS ISNULL JOIN KEY KEYS KILL LAG LATERAL LEAD LEADING LEFT LIKE",
    "LIMIT LINES LOAD LOCALTIME LOCK LOOP MATCH MOD NATURAL NOT NOTNULL NULL OF OFFSET ON ONLY OPTION OR ORDER OUT OUTER OVER",
    "PARTITION PLACING PRIMARY PROCEDURE RANGE RANK READ RECURSIVE REFERENCES RELEASE RENAME REPEAT REPLACE REQUIRE RETURN RETURNING",
    "REVOKE RIGHT ROW ROWS SCHEMA SELECT SESSION_USER SET SHOW SIGNAL SOME SQL SYSTEM TABLE THEN TO TRAILING TRANSACTION TRIGGER TRUE",
    "UNION UNIQUE UNLOCK UPDATE USAGE USE USER USING VALUES VARIADIC VERBOSE WHEN WHERE WHILE WINDOW WITH WRITE XOR",
  ].flatMap((line) => line.split(" ")),
);
