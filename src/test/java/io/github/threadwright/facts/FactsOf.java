package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.program.EffectSummaries;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attributor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The facts of small inline sources, through the real front end, names and catalogue. */
public final class FactsOf {
  private static final int RELEASE = 25;
  private static final String USUAL_IMPORTS =
      "import java.io.*; import java.net.*; import java.net.http.*; import java.nio.file.*; import java.sql.*; import java.util.*;"
          + " import java.util.Date; import java.util.concurrent.*; import java.util.concurrent.atomic.*;"
          + " import java.util.concurrent.locks.*; import java.util.function.*; import java.util.stream.*;";

  private static final JdkApi JDK = JdkApi.load();
  private static final Catalogue CATALOGUE = Catalogue.load();

  private final Program program;
  private final List<String> texts;

  private FactsOf(List<String> texts) {
    this.texts = texts;
    List<SourceFile> sources = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      SourceFile source = new JavaParserFrontEnd().read("F" + i + ".java", texts.get(i));
      if (!source.problems().isEmpty()) {
        throw new IllegalArgumentException(source.problems().toString());
      }
      sources.add(source);
    }
    Attributor attributor = new Attributor(sources, f -> "", List.of(JDK.at(RELEASE)));
    BuildModule module = new BuildModule(".", RELEASE, "test");
    List<ProgramFile> files =
        sources.stream()
            .map(s -> new ProgramFile(s, attributor.attribute(s), module, false, false))
            .toList();
    this.program =
        new Program(files, List.of(module), attributor.hierarchy(), EffectSummaries.NONE);
  }

  /** Whole files, with the usual imports put in front of each on its first line. */
  public static FactsOf files(String... texts) {
    return new FactsOf(List.of(texts).stream().map(text -> USUAL_IMPORTS + text).toList());
  }

  /** The members of one class. */
  public static FactsOf members(String members) {
    return files("class A {" + members + "}");
  }

  /** The statements of one method, which may throw anything. */
  public static FactsOf statements(String statements) {
    return members("void m() throws Exception {" + statements + "}");
  }

  public static Catalogue catalogue() {
    return CATALOGUE;
  }

  public Program program() {
    return program;
  }

  /** The facts of the first file. */
  public FileFacts facts() {
    return new FactExtractor(program, CATALOGUE, List.of()).extract(program.files().get(0));
  }

  /** The facts of one kind in the first file, in order. */
  public <F extends Fact> List<F> all(Class<F> kind) {
    return facts().facts().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The one fact of that kind. */
  public <F extends Fact> F only(Class<F> kind) {
    List<F> all = all(kind);
    if (all.size() != 1) {
      throw new AssertionError(
          all.size()
              + " facts "
              + kind.getSimpleName()
              + ": "
              + all.stream().map(this::show).toList());
    }
    return all.get(0);
  }

  /** The one fact of that kind that is meant. */
  public <F extends Fact> F only(Class<F> kind, Predicate<F> which) {
    List<F> all = all(kind, which);
    if (all.size() != 1) {
      throw new AssertionError(
          all.size()
              + " such facts "
              + kind.getSimpleName()
              + ": "
              + all.stream().map(this::show).toList());
    }
    return all.get(0);
  }

  public <F extends Fact> List<F> all(Class<F> kind, Predicate<F> which) {
    return all(kind).stream().filter(which).toList();
  }

  /** The code at which a fact stands. */
  public String code(Fact fact) {
    long span = fact.node().span();
    return texts.get(0).substring(Span.start(span), Span.end(span));
  }

  String show(Fact fact) {
    return fact.text() + " @ " + code(fact);
  }
}
