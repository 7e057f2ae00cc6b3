;;; import a.b;; ;class Semicolons { ; int a; ; void m() { ; } ; };;
