// A connection at the root.
//
// <connection>  a page and a count
//
// row           list
RETURN <connection>
