class Names { int été, 日本, $, _a, \u0061b; String s = "😀"; }
