package io.github.threadwright.mavenplugin;

import io.github.threadwright.Fault;
import io.github.threadwright.ScanException;
import io.github.threadwright.ScanListener;
import io.github.threadwright.ScanOptions;
import io.github.threadwright.Threadwright;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.report.ReportFormat;
import io.github.threadwright.report.ReportOptions;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Reports how the work in a module's code should run and what would go wrong. Findings go to the
 * log and to files; they never fail the build. Without a POM it scans the present folder.
 */
@Mojo(
    name = "scan",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    requiresProject = false,
    threadSafe = true)
public final class ScanMojo extends AbstractMojo {
  private static final String REPORT = "report";
  private static final int WIDTH = 100;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private @Nullable MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private @Nullable MavenSession session;

  /** Whether to do nothing. */
  @Parameter(property = "threadwright.skip", defaultValue = "false")
  private boolean skip;

  /** Whether test code is scanned too. */
  @Parameter(property = "threadwright.includeTests", defaultValue = "false")
  private boolean includeTests;

  /** Whether all files are attributed as a compiler does: several times slower. */
  @Parameter(property = "threadwright.precise", defaultValue = "false")
  private boolean precise;

  /** Findings of that confidence or more are reported: low, medium or high. */
  @Parameter(property = "threadwright.minConfidence", defaultValue = "medium")
  private String minConfidence = "medium";

  /** Whether the report lists every site with what was decided for it. */
  @Parameter(property = "threadwright.allSites", defaultValue = "false")
  private boolean allSites;

  /** The release that the code targets; without it, that of the module's compiler settings. */
  @Parameter(property = "threadwright.jdk")
  private @Nullable Integer jdk;

  /** How many threads to scan with; 0 for one for each processor. */
  @Parameter(property = "threadwright.threads", defaultValue = "0")
  private int threads;

  /** Folders of further rules and catalogue entries. */
  @Parameter(property = "threadwright.rules")
  private List<File> rules = List.of();

  /**
   * Where the project says what its own code does; without it, {@code threadwright.yml} in the
   * module's folder.
   */
  @Parameter(property = "threadwright.config")
  private @Nullable File config;

  /** The formats that the report is written in: json, sarif or text. */
  @Parameter(property = "threadwright.formats", defaultValue = "json")
  private List<String> formats = List.of("json");

  /** The folder that the report is written to; without it, {@code threadwright} in the build's. */
  @Parameter(property = "threadwright.outputDirectory")
  private @Nullable File outputDirectory;

  @Override
  public void execute() throws MojoExecutionException {
    if (skip) {
      getLog().info("Threadwright is skipped");
      return;
    }
    MavenProject module = required(project);
    List<Path> roots = sourceRoots(module);
    if (roots.isEmpty()) {
      getLog().info("Threadwright: no Java code to scan");
      return;
    }
    List<ReportFormat> wanted = reportFormats();
    try {
      ScanReport report = Threadwright.scan(options(module, roots), new LoggingListener());
      report(report, wanted, outputFolder(module));
    } catch (ScanException e) {
      if (e.kind() != ScanException.Kind.NOTHING_TO_READ) {
        throw new MojoExecutionException("Threadwright: " + e.getMessage(), e);
      }
      e.problems().forEach(problem -> getLog().info("Threadwright: " + problem));
    }
  }

  private ScanOptions options(MavenProject module, List<Path> roots) throws MojoExecutionException {
    Integer release =
        jdk == null ? TargetRelease.of(module, required(session).getUserProperties()) : jdk;
    try {
      return new ScanOptions(
          roots,
          baseFolder(module),
          release,
          classPath(module),
          precise,
          includeTests,
          rules.stream().map(File::toPath).toList(),
          config == null ? null : config.toPath(),
          threads == 0 ? ScanOptions.defaultThreads() : threads);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException("Threadwright: " + e.getMessage(), e);
    }
  }

  /**
   * What the module compiles, but for what the build itself generates; without a POM, all of the
   * folder.
   */
  private List<Path> sourceRoots(MavenProject module) {
    if (module.getFile() == null) {
      return List.of(baseFolder(module));
    }
    Path generated = Path.of(module.getBuild().getDirectory());
    Stream<String> tests =
        includeTests ? module.getTestCompileSourceRoots().stream() : Stream.empty();
    return Stream.concat(module.getCompileSourceRoots().stream(), tests)
        .map(Path::of)
        .filter(root -> Files.isDirectory(root) && !root.startsWith(generated))
        .distinct()
        .toList();
  }

  private Path baseFolder(MavenProject module) {
    return module.getBasedir() == null
        ? Path.of(required(session).getExecutionRootDirectory())
        : module.getBasedir().toPath();
  }

  /** Without what is not there yet, such as the classes of a module that was not compiled. */
  private static List<Path> classPath(MavenProject module) throws MojoExecutionException {
    List<Path> entries = new ArrayList<>();
    try {
      for (String element : module.getCompileClasspathElements()) {
        Path entry = Path.of(element);
        if (Files.exists(entry)) {
          entries.add(entry);
        }
      }
    } catch (DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("the class path of the module is not known", e);
    }
    return entries;
  }

  /** Without a POM, Maven gives the build folder as a name that it never resolved. */
  private Path outputFolder(MavenProject module) {
    if (outputDirectory != null) {
      return outputDirectory.toPath();
    }
    Path build =
        module.getFile() == null
            ? baseFolder(module).resolve("target")
            : Path.of(module.getBuild().getDirectory());
    return build.resolve("threadwright");
  }

  private void report(ScanReport report, List<ReportFormat> wanted, Path folder)
      throws MojoExecutionException {
    ReportOptions options =
        new ReportOptions(confidence(), allSites, WIDTH, false, Threadwright.sourceLines(report));
    new ReportLog(getLog(), options).write(report);
    for (ReportFormat format : wanted) {
      Path file = folder.resolve(REPORT + format.suffix());
      try {
        Files.createDirectories(folder);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
          format.write(report, options, out);
        }
      } catch (IOException e) {
        throw new MojoExecutionException("Threadwright cannot write " + file + ": " + e, e);
      }
      getLog().info("Threadwright: report in " + file);
    }
  }

  private List<ReportFormat> reportFormats() throws MojoExecutionException {
    List<ReportFormat> wanted = new ArrayList<>();
    for (String word : formats) {
      ReportFormat format =
          ReportFormat.named(word)
              .orElseThrow(
                  () ->
                      new MojoExecutionException(
                          "threadwright.formats has '" + word + "': say " + formatWords()));
      wanted.add(format);
    }
    return wanted;
  }

  private static String formatWords() {
    return Arrays.stream(ReportFormat.values())
        .map(ReportFormat::word)
        .collect(Collectors.joining(" or "));
  }

  private Confidence confidence() throws MojoExecutionException {
    try {
      return Confidence.valueOf(minConfidence.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "threadwright.minConfidence is '" + minConfidence + "': say low, medium or high", e);
    }
  }

  private static <T> T required(@Nullable T injected) {
    if (injected == null) {
      throw new IllegalStateException("Maven sets all required parameters");
    }
    return injected;
  }

  /** Passes on what is wrong with the tool or its rules. */
  private final class LoggingListener implements ScanListener {
    @Override
    public void ruleProblem(String message) {
      getLog().error("Threadwright: " + message);
    }

    @Override
    public void fault(Fault fault) {
      getLog()
          .error(
              "Threadwright: " + fault.diagnostic().path() + ": " + fault.diagnostic().message());
    }
  }
}
