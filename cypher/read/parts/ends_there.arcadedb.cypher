// Both ends of a tie possibly exist. This engine would go through a list of those that do not at every tie.
//
// <source>  condition on its source
// <target>  condition on its target
<source> AND <target>
