package io.github.threadwright.source.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  private static final String RESOURCES = "src/main/resources/";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void useTheRealPath() throws Exception {
    folder = Files.createDirectory(temporary.toRealPath().resolve("project"));
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Configuration read() {
    return new ConfigurationReader(folder).read(folder);
  }

  /** As {@code line: key=value (of) [profile]}. */
  private List<String> entries() {
    return read().entries().stream()
        .map(
            e ->
                e.line()
                    + ": "
                    + e.key()
                    + "="
                    + e.value()
                    + (e.of().isEmpty() ? "" : " (" + e.of() + ")")
                    + (e.profile() == null ? "" : " [" + e.profile() + "]"))
        .toList();
  }

  @Test
  void propertiesKeepTheirLinesAndTheLastIsStrongest() throws Exception {
    write(
        RESOURCES + "application.properties",
        "# about a=1\n\na.b : 1\nlong = one, \\\n   two\n! c\nt\\u0041 x\n%prod.a.b=9\na.b=2");
    assertEquals(
        List.of("9: a.b=2", "8: a.b=9 [prod]", "7: tA=x", "4: long=one, two", "3: a.b=1"),
        entries());
    assertEquals(RESOURCES + "application.properties", read().entries().get(0).path());
  }

  @Test
  void yamlIsFlattened() throws Exception {
    write(
        RESOURCES + "application.yml",
        """
        server:
          tomcat.threads:
            max: 50
        hosts: [a, {name: b}]
        quarkus:
          datasource:
            "users":
              max: &m 7
        other: *m
        empty:
        """);
    assertEquals(
        List.of(
            "10: empty=",
            "9: other=*",
            "8: quarkus.datasource.users.max=7",
            "4: hosts[1].name=b",
            "4: hosts[0]=a",
            "3: server.tomcat.threads.max=50"),
        entries());
  }

  @Test
  void whatMavenPutsInIsNotKnown() throws Exception {
    write(RESOURCES + "application.yml", "a: @threads@\nb: '@c.d@'\nmail: me@b.org\n");
    assertEquals(List.of("3: mail=me@b.org", "2: b=${c.d}", "1: a=${threads}"), entries());
    assertEquals(List.of(), read().diagnostics());
  }

  @Test
  void documentsAndFilesMayHoldInAProfileAlone() throws Exception {
    write(
        RESOURCES + "application.yml",
        "a: 1\n---\nspring.config.activate.on-profile: prod\na: 2\n---\na: 3\n");
    write(RESOURCES + "application-dev.yaml", "a: 4");
    write("config/application.properties", "a=5\n#---\nspring.profiles=x\na=6");
    assertEquals(
        List.of(
            "4: a=6 [x]",
            "3: spring.profiles=x [x]",
            "1: a=5",
            "1: a=4 [dev]",
            "6: a=3",
            "4: a=2 [prod]",
            "3: spring.config.activate.on-profile=prod [prod]",
            "1: a=1"),
        entries());
  }

  @Test
  void xmlGivesItsTextsAttributesAndProperties() throws Exception {
    write(
        "src/main/webapp/WEB-INF/web.xml",
        """
        <web-app>
          <servlet>
            <servlet-name>s</servlet-name>
            <servlet-class>p.S</servlet-class>
            <async-supported>true</async-supported>
          </servlet>
        </web-app>
        """);
    write(
        RESOURCES + "META-INF/persistence.xml",
        """
        <persistence>
          <persistence-unit name="db">
            <properties>
              <property name="hibernate.hikari.maximumPoolSize" value="20"/>
            </properties>
          </persistence-unit>
        </persistence>
        """);
    write(
        "src/main/webapp/META-INF/context.xml",
        "<Context><Resource name='jdbc/x' maxTotal='8'/></Context>");
    assertEquals(
        List.of(
            "2: persistence.persistence-unit.name=db (db)",
            "4: hibernate.hikari.maximumPoolSize=20 (db)",
            "3: web-app.servlet.servlet-name=s (p.S)",
            "4: web-app.servlet.servlet-class=p.S (p.S)",
            "5: web-app.servlet.async-supported=true (p.S)",
            "1: Context.Resource.name=jdbc/x (jdbc/x)",
            "1: Context.Resource.maxTotal=8 (jdbc/x)"),
        entries());
  }

  @Test
  void aDocumentTypeMakesItReadNothingElse() throws Exception {
    write("secret", "7");
    write(
        RESOURCES + "hibernate.cfg.xml",
        "<!DOCTYPE c [<!ENTITY e SYSTEM 'file:"
            + folder.resolve("secret")
            + "'>]>\n<c><property name='hibernate.connection.pool_size'>&e;</property></c>");
    assertTrue(
        read().entries().stream().noneMatch(e -> e.value().contains("7")), "read the entity");
  }

  @Test
  void whatIsBrokenIsSaidWithItsLineAndCostsNothingElse() throws Exception {
    write(RESOURCES + "application.yml", "a: 1\nb: [\n}");
    write(RESOURCES + "application.properties", "a=1\nb=\\u00zz");
    write(RESOURCES + "META-INF/persistence.xml", "<persistence>\n</other>");
    write(RESOURCES + "hibernate.properties", "ok=1");
    write(RESOURCES + "hikari.properties", "\0");
    write(RESOURCES + "application-big.yml", "#".repeat(1 << 20) + "\na: 1");
    List<Diagnostic> found = read().diagnostics();
    assertEquals(List.of("1: ok=1"), entries());
    assertEquals(
        List.of(
            "application-big.yml:0",
            "application.properties:2",
            "application.yml:3",
            "META-INF/persistence.xml:2",
            "hikari.properties:1"),
        found.stream().map(d -> d.path().substring(RESOURCES.length()) + ":" + d.line()).toList());
    assertTrue(found.get(2).message().endsWith("; mend the file"), found.get(2).message());
  }

  @Test
  void deepNestingAndLongKeysCostNothing() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          String key = "k".repeat(400_000);
          String name = key.substring(0, 900);
          String items = "a: 1, ".repeat(50_000);
          write(RESOURCES + "application.yml", "b: 1\na: " + "[".repeat(500_000));
          write(RESOURCES + "application-x.yml", "? " + key + "\n: {" + items + "}\nb: 2");
          write(RESOURCES + "application.properties", "a=1\n".repeat(100_000) + key + "=2");
          write(
              RESOURCES + "META-INF/persistence.xml",
              ("<" + name + ">").repeat(9) + "<a/>".repeat(50_000) + ("</" + name + ">").repeat(9));
          write(RESOURCES + "hibernate.cfg.xml", "<a>".repeat(100_000));
          Configuration read = read();
          assertEquals("b=2", read.entries().get(0).key() + "=" + read.entries().get(0).value());
          assertEquals(100_001, read.entries().size());
          assertEquals(
              List.of(RESOURCES + "application.yml:2", RESOURCES + "hibernate.cfg.xml:1"),
              read.diagnostics().stream().map(d -> d.path() + ":" + d.line()).toList());
        });
  }

  @Test
  void aDocumentTypeThatBreaksTheParserIsOnlyBroken() throws Exception {
    write(
        RESOURCES + "META-INF/persistence.xml",
        "<!DOCTYPE a [<!ENTITY e 'y na\uFFFFme='ax'>]>\n<a/>");
    assertEquals(1, read().diagnostics().size());
    assertEquals(0, read().diagnostics().get(0).line());
  }

  @Test
  void linksAreNotFollowed() throws Exception {
    Path outside = Files.createDirectory(folder.resolveSibling("outside"));
    Files.writeString(outside.resolve("application.properties"), "a=1");
    Files.createDirectories(folder.resolve(RESOURCES));
    Files.createSymbolicLink(
        folder.resolve(RESOURCES + "application.properties"),
        outside.resolve("application.properties"));
    Files.createSymbolicLink(folder.resolve("config"), outside);
    assertEquals(List.of(), entries());
  }

  @Test
  void buildFilesSayWhatIsUsed() throws Exception {
    write(
        "pom.xml",
        """
        <project>
          <dependencyManagement><dependencies><dependency>
            <groupId>g</groupId><artifactId>managed</artifactId>
          </dependency></dependencies></dependencyManagement>
          <dependencies>
            <dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>
            <dependency><artifactId>t</artifactId><groupId>g</groupId><scope>test</scope></dependency>
          </dependencies>
        </project>
        """);
    write(
        "build.gradle",
        """
        dependencies {
          // implementation 'g:out:1'
          implementation("g:b:1")
          runtimeOnly 'g:c'
          testImplementation 'g:t'
        }
        """);
    assertEquals(
        List.of("g:a pom.xml 6", "g:b build.gradle 3", "g:c build.gradle 4"),
        read().dependencies().stream()
            .map(d -> d.group() + ":" + d.artifact() + " " + d.path() + " " + d.line())
            .toList());
  }
}
