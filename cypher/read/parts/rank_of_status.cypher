// The rank of a tie's status: what is best evidenced has the highest.
//
// in t  a tie
// in i  the step that is known
CASE t.step_status[i] WHEN 'CONFIRMED' THEN 5 WHEN 'ASSERTED' THEN 4 WHEN 'CONTESTED' THEN 3 WHEN 'ANNOUNCED' THEN 2
  WHEN 'DENIED' THEN 1 ELSE 0 END
