// Claims by what they are about, their source, stance and channel.
//
// in c      the claim
// <found>   where to start: by entity, fact, source or all
// <source>  a clause that leaves those of one source, or nothing
// <chosen>  condition
<found>
<source>
WITH c WHERE <chosen>
