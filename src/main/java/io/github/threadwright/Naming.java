package io.github.threadwright;

import io.github.threadwright.Reading.ReadFile;
import io.github.threadwright.program.EffectSummaries;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.bytecode.ClassPath;
import io.github.threadwright.source.files.FileKind;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attribution;
import io.github.threadwright.source.names.Attributor;
import io.github.threadwright.source.names.Knowledge;
import io.github.threadwright.source.types.TypeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stage that finds out what names mean, and so links the files to a program. */
final class Naming {
  private final Faults faults;
  private final ScanListener listener;
  private final @Nullable PreciseNames precise;

  /**
   * @param precise who is asked for all names; null for nobody
   */
  Naming(Faults faults, ScanListener listener, @Nullable PreciseNames precise) {
    this.faults = faults;
    this.listener = listener;
    this.precise = precise;
  }

  /** A file whose names are not known yet. */
  private record Named(SourceFile source, BuildModule module, boolean test, boolean generated) {}

  Program link(
      List<ReadFile> files,
      Function<String, BuildModule> moduleOf,
      ClassPath classPath,
      Workers workers) {
    List<Named> read =
        files.stream()
            .filter(file -> file.source() != null)
            .map(file -> named(file, moduleOf))
            .toList();
    listener.stageBegins(Stage.NAMES, read.size());
    List<BuildModule> modules =
        read.stream()
            .map(Named::module)
            .distinct()
            .sorted(Comparator.comparing(BuildModule::path))
            .toList();
    Attributor attributor =
        new Attributor(
            read.stream().map(Named::source).toList(),
            file -> moduleOf.apply(file.path()),
            types(modules, classPath));

    List<ProgramFile> program =
        precise == null
            ? link(read, attributor, workers)
            : linkPrecisely(read, attributor, precise, workers);
    return new Program(program, modules, attributor.hierarchy(), EffectSummaries.NONE);
  }

  private List<ProgramFile> link(List<Named> read, Attributor attributor, Workers workers) {
    @Nullable ProgramFile[] linked = new ProgramFile[read.size()];
    workers.forEach(linked.length, i -> linked[i] = link(read.get(i), attributor, Knowledge.NONE));
    return Arrays.stream(linked).filter(Objects::nonNull).toList();
  }

  private List<ProgramFile> linkPrecisely(
      List<Named> read, Attributor attributor, PreciseNames names, Workers workers) {
    List<List<Named>> batches = PreciseNames.batches(read, Named::source, Named::module);
    Map<String, ProgramFile> linked = new ConcurrentHashMap<>();
    workers.forEach(
        batches.size(),
        i -> {
          List<SourceFile> sources = batches.get(i).stream().map(Named::source).toList();
          Map<String, Knowledge> known = names.of(sources, attributor.typesFor(sources.get(0)));
          for (Named file : batches.get(i)) {
            Knowledge knowledge = known.getOrDefault(file.source().path(), Knowledge.NONE);
            ProgramFile program = link(file, attributor, knowledge);
            if (program != null) {
              linked.put(file.source().path(), program);
            }
          }
        });
    return read.stream()
        .map(file -> linked.get(file.source().path()))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Named named(ReadFile file, Function<String, BuildModule> moduleOf) {
    SourceFile source = Objects.requireNonNull(file.source());
    return new Named(
        source, moduleOf.apply(source.path()), file.kind() == FileKind.TEST, file.isLinkedOnly());
  }

  /** Null after a fault: without names nothing can be said of a file. */
  private @Nullable ProgramFile link(Named file, Attributor attributor, Knowledge knowledge) {
    SourceFile source = file.source();
    ProgramFile linked =
        faults.<@Nullable ProgramFile>guard(
            Stage.NAMES,
            source.path(),
            () -> {
              Attribution names = attributor.attribute(source).refined(knowledge);
              return new ProgramFile(source, names, file.module(), file.test(), file.generated());
            },
            () -> null);
    listener.fileDone(Stage.NAMES);
    return linked;
  }

  /**
   * Where types come from that the project does not declare: the releases that its modules target,
   * the newest first, then the class path. The oldest release comes last, for what newer ones have
   * dropped and old code without a class path uses.
   */
  private static List<TypeSource> types(List<BuildModule> modules, ClassPath classPath) {
    JdkApi jdk = JdkApi.load();
    List<TypeSource> types = new ArrayList<>();
    modules.stream()
        .map(BuildModule::jdk)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .forEach(release -> types.add(jdk.at(release)));
    types.add(classPath);
    types.add(jdk.at(JdkApi.OLDEST));
    return types;
  }
}
