package io.github.threadwright;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;

/** Holds the layers of Threadwright, and the one door of each foreign library. */
@AnalyzeClasses(
    packagesOf = ArchitectureTest.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String HOME = ArchitectureTest.class.getPackageName();

  /** The facade is the root package itself. */
  private static final String FACADE = "";

  /**
   * From what users touch down to what everything stands on. Code may use any layer below its own,
   * never one above, and never its neighbour in the same layer.
   */
  private static final List<Set<String>> LAYERS =
      List.of(
          Set.of("cli", "mavenplugin"),
          Set.of(FACADE),
          Set.of("report", "evidence"),
          Set.of("rules"),
          Set.of("finding"),
          Set.of("model"),
          Set.of("workload"),
          Set.of("linked"),
          Set.of("facts"),
          Set.of("program"),
          Set.of("knowledge"),
          Set.of("source"));

  /** A foreign library and the packages it may be seen in. */
  private record Door(String library, Set<String> packages, String because) {}

  /** The whole list: a library that is not on it may not be used at all. */
  private static final List<Door> DOORS =
      List.of(
          new Door(
              "com.github.javaparser",
              Set.of("source.javaparser"),
              "a front end turns its tree into our IR, and nothing later knows which one did"),
          new Door(
              "spoon",
              Set.of("source.spoon"),
              "the other front end; what it knows of names becomes ours there, too"),
          new Door(
              "org.eclipse.jdt",
              Set.of("source.spoon"),
              "the compiler inside Spoon, whose trees say where each name stands"),
          new Door(
              "org.objectweb.asm",
              Set.of("source.bytecode"),
              "class files become type outlines and method code there"),
          new Door(
              "org.eclipse.jgit",
              Set.of("source.files"),
              "only the search for files asks what .gitignore says"),
          new Door(
              "org.snakeyaml.engine",
              Set.of("knowledge", "source.config"),
              "YAML is the front matter of rule pages, and what projects are configured with"),
          new Door(
              "org.commonmark",
              Set.of("knowledge"),
              "rule pages are read there; reports get their parts, not their Markdown tree"),
          new Door(
              "tools.jackson",
              Set.of("report"),
              "JSON is an output format; inside, findings are records"),
          new Door(
              "picocli", Set.of("cli"), "arguments become options there; the Maven goal has none"),
          new Door(
              "me.tongfei.progressbar",
              Set.of("cli"),
              "only the command line may write to a terminal"),
          new Door(
              "org.apache.maven",
              Set.of("mavenplugin"),
              "the command line has to run where there is no Maven"));

  /** Free of choice: what every Java 17 brings along, and annotations that no code runs by. */
  private static final List<String> EVERYWHERE =
      List.of("java", "javax", "org.w3c.dom", "org.xml.sax", "org.jspecify", HOME);

  @ArchTest
  static final ArchRule layersPointDownwards =
      classes()
          .should(dependOnlyOn("layers below their own", ArchitectureTest::isDownwards))
          .because("a stage that knew a later one could not be tested, cached or replaced alone");

  @ArchTest
  static final ArchRule librariesEnterThroughOneDoor =
      classes()
          .should(dependOnlyOn("libraries whose door they are", ArchitectureTest::isThroughDoor))
          .because("past its door a library is replaced by our own words");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices()
          .assignedFrom(everyPackage())
          .should()
          .beFreeOfCycles()
          .because("the layers above hold the top-level packages; inside them order matters too");

  /**
   * Two exceptions. {@code cli} is where text meets the terminal. {@code evidence.micro} holds the
   * program of the forked measuring process, whose standard output is its wire.
   */
  @ArchTest
  static final ArchRule nothingPrintsButTheEntryPoints =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOME + ".cli..", HOME + ".evidence.micro..")
          .should(accessField(System.class, "out"))
          .orShould(accessField(System.class, "err"))
          .orShould(callMethodWhere(printsStackTrace()))
          .because("the same code runs inside Maven, where standard output belongs to the build");

  /** A build that runs several modules at once, and a test, share one JVM. */
  @ArchTest static final ArchRule noMutableStatics = fields().that().areStatic().should().beFinal();

  @ArchTest static final ArchRule absenceIsStated = classes().should(resideInNullMarkedPackage());

  private static boolean isDownwards(Dependency dependency) {
    String target = dependency.getTargetClass().getPackageName();
    if (!isWithin(target, HOME)) {
      return true;
    }
    String from = topLevel(dependency.getOriginClass().getPackageName());
    String to = topLevel(target);
    return from.equals(to) || layer(from) < layer(to);
  }

  /** The first name below the root package, or nothing for the root package itself. */
  private static String topLevel(String packageName) {
    String below = packageName.substring(HOME.length());
    return below.isEmpty() ? FACADE : below.split("\\.")[1];
  }

  private static int layer(String topLevel) {
    return IntStream.range(0, LAYERS.size())
        .filter(i -> LAYERS.get(i).contains(topLevel))
        .findFirst()
        .orElseThrow(() -> new AssertionError("give package '" + topLevel + "' a place in LAYERS"));
  }

  private static boolean isThroughDoor(Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    String library = target.getPackageName();
    return target.isPrimitive()
        || EVERYWHERE.stream().anyMatch(root -> isWithin(library, root))
        || DOORS.stream()
            .filter(door -> isWithin(library, door.library()))
            .flatMap(door -> door.packages().stream())
            .anyMatch(
                door -> isWithin(dependency.getOriginClass().getPackageName(), HOME + "." + door));
  }

  private static boolean isWithin(String packageName, String root) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }

  private static ArchCondition<JavaClass> dependOnlyOn(String what, Predicate<Dependency> allowed) {
    return new ArchCondition<>("depend only on " + what) {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        javaClass.getDirectDependenciesFromSelf().stream()
            .filter(allowed.negate())
            .forEach(
                dependency ->
                    events.add(
                        SimpleConditionEvent.violated(dependency, dependency.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
    return new ArchCondition<>("reside in a package whose package-info.java says @NullMarked") {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        boolean marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                javaClass, marked, javaClass.getPackageName() + " of " + javaClass.getName()));
      }
    };
  }

  private static SliceAssignment everyPackage() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
        return isWithin(javaClass.getPackageName(), HOME)
            ? SliceIdentifier.of(javaClass.getPackageName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "every package";
      }
    };
  }

  private static DescribedPredicate<JavaMethodCall> printsStackTrace() {
    return DescribedPredicate.describe(
        "the target is Throwable.printStackTrace()",
        call ->
            call.getTarget().getName().equals("printStackTrace")
                && call.getTarget().getOwner().isAssignableTo(Throwable.class)
                && call.getTarget().getRawParameterTypes().isEmpty());
  }
}
