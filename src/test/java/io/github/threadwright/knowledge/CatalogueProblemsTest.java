package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueProblemsTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(folder.resolve("catalogue"));
    file = folder.resolve("catalogue/own.txt");
  }

  private List<KnowledgeProblem> problemsOf(String lines) throws IOException {
    Files.writeString(file, lines);
    return Catalogue.load(List.of(folder)).problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.B.c() wait=file                     | is no method                        |"
            + " pkg.Type#method",
        "a.B#c(List<String>) wait=file         | is no method                        | simple names"
            + " without type arguments",
        "a.B#c wait=flie                       | unknown kind of wait 'flie'         | did you mean"
            + " 'file'?",
        "a.B#c wiat=file                       | unknown attribute 'wiat'            | did you mean"
            + " 'wait'?",
        "a.B#c                                 | says nothing                        | wait=",
        "a.B#c wait                            | 'wait' is no attribute              | key=value",
        "a.B#c wait=file instead=\"x           | is no attribute                     | key=\"some"
            + " words\"",
        "a.B#c wait=file wait=dns              | 'wait' is given twice               | keep one",
        "a.B#c wait=file limited=true          | unknown word 'true' in limited=     | yes or no",
        "a.B#c wait=file cost=tiny             | unknown word 'tiny' in cost=        | small",
        "a.B#c wait=file carrier=21:floats     | does not say what happens           | unmounts",
        "a.B#c wait=file carrier=21..:pins,23:holds | does not say what happens      |"
            + " RELEASES:EFFECT",
        "a.B#c limited=yes role=stream-end     | 'limited' says nothing without 'wait' | add wait=",
        "a.B#c task=0                          | 'task' says nothing without 'on'    | add on=",
        "a.b-c sets=request-thread              | unknown word 'request-thread' in sets= | did you"
            + " mean 'request-threads'?",
        "a.b#c sets=request-threads             | is no key of a configuration file   | dots"
            + " between",
        "a.b sets=task-queue default=3          | 'default' says nothing without 'used' | add"
            + " used=",
        "a.b sets=task-queue default=no used=g  | default=no is no value              | a number",
        "a.b sets=async-requests default=1 used=g | default=1 is no value            | true or"
            + " false",
        "a.b sets=task-queue default=1 used=g:  | 'g:' is neither artifact            |"
            + " group:artifact",
        "a.b-c default=3 used=g                 | 'a.b-c' is neither method nor type  | sets= for a"
            + " key",
        "a.B#c task=one on=unknown             | task=one is no argument             | counted from"
            + " 0",
        "a.B#c task=0 on=comon-pool            | unknown word 'comon-pool' in on=    | did you mean"
            + " 'common-pool'?",
        "a.B#c pool=fixd                       | unknown word 'fixd' in pool=        | did you mean"
            + " 'fixed'?",
        "a.B#c wait=file since=new             | since=new is no release             | 21",
        "a.B#c wait=file since=21 until=17     | ends before it begins               | since=",
        "a.B#c,d,2e wait=file                  | is no method                        |"
            + " pkg.Type#method,method",
        "a.B#c gives=imutable                  | unknown word 'imutable' in gives=   | did you mean"
            + " 'immutable'?",
        "a.B-C safe=yes                        | neither method nor type             | pkg.Type",
        "a.B saef=yes                          | unknown attribute 'saef'            | did you mean"
            + " 'safe'?",
        "a.B                                   | says nothing about the type         | safe=",
        "a.B safe=maybe                        | unknown word 'maybe' in safe=       | read-only",
        "a.B safe=no                           | why the type is unsafe              | because=",
        "a.B because=x                         | says nothing without 'safe'         | add safe=",
        "java.text.SimpleDataFormat safe=yes   | no release of the JDK has the type  |"
            + " java.text.SimpleDateFormat",
        "java.util.Map.Entry safe=yes          | no release of the JDK has the type  |"
            + " java.util.Map$Entry",
        "java.util.Collections#emptyLst,nCopies gives=immutable | has no method emptyLst | did you"
            + " mean 'emptyList'?",
        "a.B#c effect=wirtes                   | unknown word 'wirtes' in effect=    | did you mean"
            + " 'writes'?",
        "a.B effect=pur                        | unknown word 'pur' in effect=       | did you mean"
            + " 'pure'?",
        "a.B waits-as=flie                     | unknown kind of wait 'flie'         | did you mean"
            + " 'file'?",
        "a.B#c waits-as=file safe=yes          | unknown attribute 'safe'            | waits-as",
        "java.lang.System#inn waits-as=console | has no field inn                    | did you mean"
            + " 'in'?",
        "java.util.Lst#get effect=reads        | no release of the JDK has the type  |"
            + " java.util.List",
        "@a.B-C shared=yes                     | is no annotation                    |"
            + " @pkg.Annotation",
        "@a.B() shared=yes                     | is no annotation                    |"
            + " @pkg.Annotation(VALUE)",
        "@a.B                                  | says nothing about the annotation   | entry=",
        "@a.B entry=rekuest                    | unknown word 'rekuest' in entry=    | did you mean"
            + " 'request'?",
        "@a.B runs-on=event-lop                | unknown word 'event-lop' in runs-on= | did you"
            + " mean 'event-loop'?",
        "@java.lang.Deprecatd shared=yes       | no release of the JDK has the type  |"
            + " java.lang.Deprecated",
        "a.B#c runs-on=pool entry=event wait=fil | unknown kind of wait 'fil'        | did you mean"
            + " 'file'?",
        "a.B#c runs-on=pool wait=file          | 'runs-on' says nothing without 'entry' | add"
            + " entry=",
        "a.B runs-on=pool                      | 'runs-on' says nothing without 'entries' | add"
            + " entries=",
        "java.util.TimerTask#runn entry=schedule | has no method runn                | did you mean"
            + " 'run'?",
        "java.lang.Thread#slep wait=sleep      | java.lang.Thread has no method slep | did you mean"
            + " 'sleep'?",
        "java.lang.Thread#sleep(int) wait=sleep | has no method sleep(int)           |"
            + " sleep(long,int)",
        "java.lang.Thread.Builder#start wait=sleep | no release of the JDK has       |"
            + " java.lang.Thread$Builder",
        "java.util.concurent.Future#get wait=future | no release of the JDK has      |"
            + " java.util.concurrent.Future",
      })
  void namesFileLineAndCure(String line, String message, String cure) throws IOException {
    List<KnowledgeProblem> problems = problemsOf("# a comment\n" + line + "\n");
    assertEquals(1, problems.size(), problems::toString);
    KnowledgeProblem problem = problems.get(0);
    assertTrue(problem.message().contains(message), problem::text);
    assertTrue(problem.cure().contains(cure), problem::text);
    assertEquals(2, problem.line());
    assertEquals(file.toString().replace('\\', '/'), problem.file());
  }

  @Test
  void reportsAllAndLosesNothingElse() throws IOException {
    Files.writeString(
        folder.resolve("catalogue/other.txt"), "a.B#c wait=flie\na.B#good wait=file # fine\n");
    List<KnowledgeProblem> problems =
        problemsOf(
            "a.B#d(int, String) wait=file instead=\"x # y\"\n"
                + "a.B#e task=0\n"
                + "a.B#d(int,String) wait=dns");
    assertEquals(List.of(1, 2, 3), problems.stream().map(KnowledgeProblem::line).toList());
    assertTrue(problems.get(2).message().contains("own.txt:1"), problems.get(2)::text);
    Catalogue catalogue = Catalogue.load(List.of(folder));
    assertTrue(catalogue.names("good"));
    assertEquals(
        "x # y",
        catalogue.entries().stream()
            .filter(api -> api.pattern().method().equals("d"))
            .findFirst()
            .orElseThrow()
            .waits()
            .instead());
  }

  @Test
  void leavesOtherPeoplesTypesAlone() throws IOException {
    assertEquals(
        List.of(),
        problemsOf(
            "javax.servlet.Servlet#service wait=network\n"
                + "javax.transaction.UserTransaction#begin wait=database"));
  }

  @Test
  void reportsFilesThatCannotBeRead() throws IOException {
    Files.write(
        folder.resolve("catalogue/latin.txt"),
        "a.B#c wait=file # caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("catalogue/large.txt"), new byte[(1 << 20) + 1]);
    Files.createDirectories(folder.resolve("catalogue/odd.txt"));
    Files.writeString(folder.resolve("catalogue/wait-kinds.txt"), "file interrupt=yes on=\"x\"");
    List<String> messages =
        problemsOf("a.B#good wait=file").stream().map(KnowledgeProblem::message).toList();
    assertEquals(4, messages.size(), messages::toString);
    assertTrue(messages.get(0).contains("larger than"));
    assertTrue(messages.get(1).contains("not UTF-8"));
    assertTrue(messages.get(2).contains("is no file"));
    assertTrue(messages.get(3).contains("cannot be replaced"));
    assertTrue(Catalogue.load(List.of(folder)).names("good"));
  }

  @Test
  void takesAFolderWithoutACatalogue() {
    assertEquals(List.of(), Catalogue.load(List.of(folder.resolve("none"))).problems());
  }
}
