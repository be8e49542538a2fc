// A claim came by one of some channels.
//
// in c       the claim
// $channels  list<string>
c.channel IN $channels
