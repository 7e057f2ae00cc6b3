package io.github.threadwright;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration may put virtual threads in the place of a framework's pool. */
class VirtualThreadsByConfigurationTest {
  @TempDir Path folder;

  @Test
  void requestsRunOnVirtualThreadsWhenConfigurationSaysSo() throws Exception {
    write(
        "pom.xml",
        "<project><properties><maven.compiler.release>21</maven.compiler.release></properties>"
            + "</project>");
    write(
        "src/main/java/p/Buffers.java",
        """
        package p;
        import org.springframework.web.bind.annotation.GetMapping;
        import org.springframework.web.bind.annotation.RestController;
        @RestController
        class Buffers {
          private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[99]);
          @GetMapping("/size")
          int size() {
            return BUFFER.get().length;
          }
        }
        """);
    assertEquals(List.of(), caches());
    write("src/main/resources/application.properties", "spring.threads.virtual.enabled=true\n");
    assertEquals(
        List.of(
            "9 is called by a framework, on a virtual thread as spring.threads.virtual.enabled"
                + " says"),
        caches());
  }

  private List<String> caches() throws ScanException {
    return Threadwright.scan(ScanOptions.of(folder), ScanListener.SILENT).findings().stream()
        .filter(finding -> finding.rule().equals("thread-local-cache-on-virtual-thread"))
        .map(finding -> finding.place().startLine() + " " + finding.trail().get(0).text())
        .toList();
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
