class Brackets { String s = "((({{{[[["; char c = '('; /* ((( */ // {{{
 String t = """
  ((( \""" {{{
  """; }
