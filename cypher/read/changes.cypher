// What differs between two moments, in order of day and id. Between the two stands a third, the day of the second as
// known at the first: what changes on the way there changes with the date, the rest with what became known.
//
// Of each change v is the fact; i and j are its steps known before and after. For a name that came to prevail, u is
// the one before it, and i that one's step. w is the fact whose dates decide, from the day begun to the day over, s
// its step known before, and d the day on which it does not hold.
//
// <ties>              how ties are found, binding t
// <tie_step_before>   the step of a tie that is known before
// <tie_step_after>    the step known after
// <tie_before>        condition on a tie before
// <tie_between>       condition on it between
// <tie_after>         condition on it after
// <facts>             how strengths, existences and endings are found, binding f
// <fact_step_before>  the step of such a fact that is known before
// <fact_step_after>   the step known after
// <fact_before>       condition on such a fact before
// <fact_between>      condition on it between
// <fact_after>        condition on it after
// <entities>          how entities are found, binding e
// <name_before>       an entity's name before, or null
// <name_between>      its name between, or null
// <name_after>        its name after, or null
// <named_before>      the fact behind its name before, and the step known before
// <named_between>     the fact behind its name between, and the step known before
// <named_after>       the fact behind its name after, and the step known after
// <first>             property with the first day on which a fact holds
// <last>              property with the last
// <tie_itself>        condition that a tie t changed with what became known, and not only the existence of its ends
// <dates>             what the dates of w rest on
// <source>            what the existence of a tie's source a rests on, where that changed
// <target>            what the existence of its target b rests on, where that changed
// <claims>            the claims behind a change
// <tie>               what is wanted of a tie t
// <fact>              what is wanted of another fact f
// $of                 list<string>   entities asked for
// $as_of_before       day
// $as_of_after        day
// $last_day           day            the later of these
// $forward            bool           whether nothing that is known before is forgotten after
// $last_known         day            the later of the days looked from
// $limit              int            how many changes and one
//
// row                 list   ids asked for that exist, and rows of kind, JSON of the steps before and after, names before and after, fact, claims, whether it is a tie
// binds t a b f e x y z m v u w s d i j k n o
CALL () {
  <ties>
  WITH t, startNode(t) AS a, endNode(t) AS b
  WITH t, a, b, <tie_step_before> AS i, <tie_step_after> AS j
  WITH t, a, b, i, j, (<tie_before>) AS was, (<tie_after>) AS now
  WHERE was <> now OR (was AND i <> j)
  RETURN t AS v, null AS u, t AS w, i AS s, i, j, was, now, t.<first>[i] AS begun, t.<last>[i] AS over,
    CASE WHEN was = now THEN false ELSE now = (<tie_between>) END AS by_date
  UNION ALL
  <facts>
  WITH f, <fact_step_before> AS i, <fact_step_after> AS j
  WITH f, i, j, (<fact_before>) AS was, (<fact_after>) AS now
  WHERE was <> now OR (was AND i <> j)
  RETURN f AS v, null AS u, f AS w, i AS s, i, j, was, now, f.<first>[i] AS begun, f.<last>[i] AS over,
    CASE WHEN was = now THEN false ELSE now = (<fact_between>) END AS by_date
  UNION ALL
  <entities>
  WITH e, <name_before> AS x, <name_between> AS y, <name_after> AS z
  WHERE x <> z
  WITH coalesce(y = z, false) AS by_date, <named_before> AS x, <named_between> AS y, <named_after> AS z
  WITH by_date, x[0] AS u, x[1] AS i, y[0] AS m, y[1] AS k, z[0] AS v, z[1] AS j
  WITH by_date, u, i, m, k, v, j,
    NOT by_date OR $as_of_before < m.step_from_earliest[k]
      OR ($as_of_before < 99999999 AND $as_of_before > m.step_to_latest[k]) AS now
  WITH by_date, u, i, v, j, now, CASE WHEN now THEN m ELSE u END AS w, CASE WHEN now THEN k ELSE i END AS s
  RETURN v, u, w, s, i, j, NOT now AS was, now, w.step_from_earliest[s] AS begun, w.step_to_latest[s] AS over, by_date
}
WITH v, u, w, s, i, j, begun, over, by_date, CASE WHEN now THEN $as_of_before ELSE $as_of_after END AS d,
  CASE
    WHEN u IS NOT NULL THEN ['RENAMED']
    WHEN now AND NOT was THEN ['APPEARED']
    WHEN was AND NOT now THEN ['DISAPPEARED']
    ELSE [n IN [
      CASE WHEN v.step_status[i] <> v.step_status[j] THEN 'STATUS_CHANGED' ELSE '' END,
      CASE WHEN split(split(v.steps[i], '"span":')[1], '"observed":')[0]
        <> split(split(v.steps[j], '"span":')[1], '"observed":')[0] THEN 'REDATED' ELSE '' END] WHERE n <> '']
  END AS kinds
UNWIND kinds AS kind
WITH kind, v, u, w, s, i, j, d, begun, over, by_date, v.id AS id,
  CASE
    WHEN by_date AND d < begun THEN begun
    WHEN by_date AND d > over THEN over
    WHEN by_date THEN $last_day
    WHEN u IS NULL AND i = j THEN $last_known
    WHEN $forward THEN v.step_on[j]
    WHEN u IS NULL THEN v.step_on[i]
    ELSE u.step_on[i]
  END AS day
ORDER BY day, id, kind LIMIT $limit
WITH collect([kind, v, u, w, s, i, j, d, begun, over, by_date]) AS changes
CALL (changes) {
  UNWIND changes AS n
  WITH n[0] AS kind, n[1] AS v, n[2] AS u, n[3] AS w, n[4] AS s, n[5] AS i, n[6] AS j,
    n[7] AS d, n[8] AS begun, n[9] AS over, n[10] AS by_date
  WITH kind, v, u, w, s, i, j, d, begun, over, by_date, CASE WHEN kind = 'DISAPPEARED' THEN i ELSE j END AS k,
    CASE WHEN v.id STARTS WITH 'tie:' THEN v END AS t, CASE WHEN v.id STARTS WITH 'tie:' THEN null ELSE v END AS f
  WITH kind, v, u, w, s, i, j, k, d, begun, over, by_date, t, f, startNode(t) AS a, endNode(t) AS b,
    t IS NOT NULL AND kind IN ['APPEARED', 'DISAPPEARED'] AS whether
  WITH kind, v, u, w, s, i, j, k, d, begun, over, by_date, t, f, a, b, whether,
    CASE WHEN by_date THEN d < begun OR d > over WHEN whether THEN <tie_itself> ELSE true END AS itself
  WITH kind, v, u, i, j, k, by_date, t, f, a, b,
    CASE WHEN NOT itself THEN [] WHEN by_date THEN [<dates>] ELSE [[v.id], [w.id]] END
      + CASE WHEN whether THEN <source> + <target> ELSE [] END AS grounds
  <claims>
  WITH [kind,
    CASE WHEN kind = 'APPEARED' THEN null WHEN u IS NULL THEN v.steps[i] ELSE u.steps[i] END,
    CASE WHEN kind = 'DISAPPEARED' THEN null ELSE v.steps[j] END,
    CASE WHEN u IS NULL THEN null ELSE u.text END,
    CASE WHEN u IS NULL THEN null ELSE v.text END,
    CASE WHEN t IS NULL THEN <fact> ELSE <tie> END,
    because, t IS NOT NULL] AS change
  RETURN collect(change) AS rows
}
RETURN [COLLECT { MATCH (o:Entity) WHERE o.id IN $of RETURN o.id }, rows]
