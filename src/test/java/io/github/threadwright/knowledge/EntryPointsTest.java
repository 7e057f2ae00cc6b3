package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.facts.FactsOf;
import io.github.threadwright.knowledge.EntryPoint.Context;
import io.github.threadwright.knowledge.EntryPoint.Kind;
import io.github.threadwright.program.Program;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryPointsTest {
  private final EntryPoints entryPoints = FactsOf.catalogue().entryPoints();

  /** What calls the first method of the first type of a file. */
  private @Nullable EntryPoint entry(String file) {
    Program program = FactsOf.files(file).program();
    SourceFile source = program.files().get(0).source();
    TypeDecl type = source.types().get(0);
    return entryPoints.of(type.methods().get(0), type, source, program.hierarchy());
  }

  private @Nullable Boolean shared(String file) {
    Program program = FactsOf.files(file).program();
    SourceFile source = program.files().get(0).source();
    return entryPoints.isShared(source.types().get(0), source, program.hierarchy());
  }

  @Test
  void findsAnAnnotationByWhatTheFileImports() {
    String method = "class A { @GetMapping String get() { return null; } }";
    EntryPoint request = new EntryPoint(Kind.REQUEST, Context.POOL);
    assertEquals(request, entry("import org.springframework.web.bind.annotation.*;" + method));
    assertEquals(
        request, entry("import org.springframework.web.bind.annotation.GetMapping;" + method));
    assertEquals(
        request,
        entry(
            "class A { @org.springframework.web.bind.annotation.GetMapping String get() { return"
                + " null; } }"));
    assertNull(entry(method));
    assertNull(
        entry("import org.springframework.web.bind.annotation.*; import own.GetMapping;" + method),
        "the named import goes first");
  }

  @Test
  void findsAMethodThatOverridesOneOfAFramework() {
    assertEquals(
        new EntryPoint(Kind.REQUEST, Context.POOL),
        entry(
            "import javax.servlet.http.HttpServlet; class A extends HttpServlet { protected void"
                + " doGet(HttpServletRequest q, HttpServletResponse s) { } }"));
    assertEquals(
        new EntryPoint(Kind.EVENT, Context.UI_THREAD),
        entry(
            "class A extends java.awt.event.MouseAdapter { public void"
                + " mouseClicked(java.awt.event.MouseEvent e) { } }"));
    assertNull(entry("class A { public void mouseClicked(java.awt.event.MouseEvent e) { } }"));
  }

  @Test
  void takesEveryPublicMethodOfAnEnterpriseBean() {
    String bean = "import jakarta.ejb.*; @Stateless class A { %s void m() { } }";
    assertEquals(new EntryPoint(Kind.REQUEST, Context.POOL), entry(bean.formatted("public")));
    assertNull(entry(bean.formatted("private")));
    assertNull(entry(bean.formatted("public static")));
  }

  @Test
  void seesByTheResultThatAnEventLoopRunsIt() {
    String spring = "import org.springframework.web.bind.annotation.*;";
    assertEquals(
        new EntryPoint(Kind.REQUEST, Context.EVENT_LOOP),
        entry(
            spring
                + "import reactor.core.publisher.Mono; class A { @GetMapping Mono<String> get() {"
                + " return null; } }"));
    assertEquals(
        new EntryPoint(Kind.REQUEST, Context.POOL),
        entry(
            "import jakarta.ws.rs.*; import io.smallrye.mutiny.Uni; import"
                + " io.smallrye.common.annotation.Blocking;class A { @GET @Blocking Uni<String>"
                + " get() { return null; } }"));
  }

  @Test
  void looksAtAValueWhereTheLineAsksForOne() {
    String spring =
        "import org.springframework.stereotype.*; import org.springframework.context.annotation.*;";
    assertEquals(true, shared(spring + "@Service class A { }"));
    assertEquals(false, shared(spring + "@Service @Scope(\"prototype\") class A { }"));
    assertEquals(
        false,
        shared(spring + "@Service @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE) class A { }"));
    assertEquals(true, shared(spring + "@Service @Scope(\"singleton\") class A { }"));
    assertNull(shared("@Service class A { }"));
  }

  @Test
  void knowsWhatServersShare() {
    assertEquals(
        true, shared("import jakarta.servlet.http.HttpServlet; class A extends HttpServlet { }"));
    assertNull(shared("class A extends ArrayList<String> { }"));
  }

  @Test
  void findsTransactionsOfMethodAndType() {
    String file =
        "import jakarta.transaction.Transactional; @%s class A { @%s void m() { } void n() { } }";
    assertTrue(transaction(file.formatted("Transactional", "Deprecated"), 1));
    assertTrue(transaction(file.formatted("Deprecated", "Transactional"), 0));
    assertFalse(transaction(file.formatted("Deprecated", "Transactional"), 1));
  }

  private boolean transaction(String file, int method) {
    SourceFile source = FactsOf.files(file).program().files().get(0).source();
    TypeDecl type = source.types().get(0);
    MethodDecl declared = type.methods().get(method);
    return entryPoints.isInTransaction(declared, type, source);
  }

  @Test
  void takesAContractOfAnyPackage() {
    SourceFile source =
        FactsOf.files("@GuardedBy @org.example.ThreadSafe @Immutable class A { }")
            .program()
            .files()
            .get(0)
            .source();
    List<ApiAnnotation> known =
        FactsOf.catalogue().annotations().of(source.types().get(0).annotations(), source);
    assertEquals(
        List.of("@GuardedBy", "@ThreadSafe"), known.stream().map(ApiAnnotation::subject).toList());
  }
}
