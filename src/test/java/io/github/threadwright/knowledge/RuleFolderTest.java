package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFolderTest {
  @TempDir private Path folder;

  private final List<KnowledgeProblem> problems = new ArrayList<>();

  @Test
  void listsAFolderInsideAJar() throws IOException {
    Path jar = folder.resolve("tool with space.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (String name :
          List.of(
              "rules/",
              "rules/advice/",
              "rules/advice/b.md",
              "rules/advice/a.md",
              "rules/advice/c.txt",
              "rules/advice/deep/d.md",
              "rules/advices/e.md")) {
        out.putNextEntry(new JarEntry(name));
        if (!name.endsWith("/")) {
          out.write(name.getBytes(StandardCharsets.UTF_8));
        }
        out.closeEntry();
      }
    }
    try (URLClassLoader tool = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      List<RuleFolder.Text> texts = RuleFolder.shipped(tool, "advice", ".md", problems);
      assertEquals(
          List.of("rules/advice/a.md", "rules/advice/b.md"),
          texts.stream().map(RuleFolder.Text::file).toList());
      assertEquals("rules/advice/a.md", texts.get(0).content());
    }
    assertEquals(List.of(), problems);
  }

  @Test
  void listsAFolderOfClasses() throws IOException {
    Files.createDirectories(folder.resolve("rules/advice"));
    Files.writeString(folder.resolve("rules/advice/a.md"), "one\r\ntwo");
    try (URLClassLoader tool = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      assertEquals(
          List.of(new RuleFolder.Text("rules/advice/a.md", "one\ntwo")),
          RuleFolder.shipped(tool, "advice", ".md", problems));
      assertEquals(List.of(), RuleFolder.shipped(tool, "hazards", ".md", problems));
    }
    assertEquals(List.of(), problems);
  }
}
