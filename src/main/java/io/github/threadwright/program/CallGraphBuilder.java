package io.github.threadwright.program;

import io.github.threadwright.source.types.TypeRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a {@link CallGraph} in two walks over the files, each in parallel: what code there is, then
 * where its calls go. In between units are numbered in the order of the files.
 */
final class CallGraphBuilder {
  private final Program program;
  private final List<FileCode> files;
  private final int[] bases;
  private final List<List<ProjectClass>> classesOfFile = new ArrayList<>();
  private final CodeUnit[] units;

  private CallGraphBuilder(Program program, List<FileCode> files) {
    this.program = program;
    this.files = files;
    this.bases = IntList.starts(files.stream().mapToInt(file -> file.units().size()).toArray());
    this.units = new CodeUnit[bases[files.size()]];
  }

  static CallGraph build(Program program, CallGraph.Workers workers) {
    FileCode[] files = new FileCode[program.files().size()];
    workers.forEach(files.length, i -> files[i] = FileCode.of(program.files().get(i)));
    return new CallGraphBuilder(program, Arrays.asList(files)).link(workers);
  }

  private CallGraph link(CallGraph.Workers workers) {
    ClassTable classes = classes();
    Dispatch dispatch = new Dispatch(classes, functions(classes));
    LinkedFile[] linked = new LinkedFile[files.size()];
    workers.forEach(
        linked.length,
        i -> {
          FileCode file = files.get(i);
          number(file, bases[i]);
          linked[i] = new LinkedFile(file, classesOfFile.get(i), bases[i], classes, dispatch);
        });
    return new CallGraph(units, Arrays.asList(linked));
  }

  private void number(FileCode file, int base) {
    for (int i = 0; i < file.units().size(); i++) {
      FileCode.Unit unit = file.units().get(i);
      int enclosing = unit.enclosing() == FileCode.NONE ? FileCode.NONE : base + unit.enclosing();
      units[base + i] =
          new CodeUnit(
              base + i,
              unit.kind(),
              file.file(),
              unit.type(),
              unit.method(),
              unit.place(),
              unit.function(),
              enclosing);
    }
  }

  private ClassTable classes() {
    List<ProjectClass> all = new ArrayList<>();
    Set<String> created = new HashSet<>();
    for (int i = 0; i < files.size(); i++) {
      FileCode file = files.get(i);
      List<ProjectClass> own = new ArrayList<>(file.types().size());
      for (FileCode.Type type : file.types()) {
        own.add(new ProjectClass(all.size() + own.size(), file.file(), type, bases[i]));
      }
      all.addAll(own);
      classesOfFile.add(own);
      created.addAll(file.created());
    }
    return new ClassTable(all, program.hierarchy(), created);
  }

  private Functions functions(ClassTable classes) {
    Functions functions = new Functions();
    for (int i = 0; i < files.size(); i++) {
      List<FileCode.Unit> found = files.get(i).units();
      for (int unit = 0; unit < found.size(); unit++) {
        FileCode.Unit at = found.get(unit);
        if (at.function() != null
            && at.place() != null
            && at.place().typeOf(at.function()) instanceof TypeRef.ClassRef type) {
          functions.add(type.name(), bases[i] + unit);
        }
      }
    }
    functions.link(classes);
    return functions;
  }
}
