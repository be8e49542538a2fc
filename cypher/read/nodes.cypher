// Things of every kind by their ids, known on the day looked from, each with its id; in no order.
//
// <entities>  list of entities, <facts> of facts that are nodes, <ties>, <claims> and <sources>
// <facts>     likewise
// <ties>      likewise
// <claims>    likewise
// <sources>   likewise
//
// row         list   one list a kind
RETURN [<entities>, <facts>, <ties>, <claims>, <sources>]
