// Every judgement that ids stand for one thing, whether in force or taken back.
//
// row     list   its properties
// binds   j
MATCH (j:Judgement)
RETURN properties(j)
