class MergeConflict {
<<<<<<< HEAD
  int a;
=======
  int b;
>>>>>>> branch
}
