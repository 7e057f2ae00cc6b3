package io.github.threadwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project says of itself in {@code threadwright.yml}. */
class ProjectFileTest {
  private static final String BLOCKING = "blocking:\n  shop.Orders$Store#load: database\n";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void writeAProject() throws Exception {
    folder = Files.createDirectory(temporary.resolve("project"));
    write(
        "shop/Orders.java",
        """
        package shop;

        import java.util.ArrayList;
        import java.util.List;

        class Orders {
          interface Store {
            String load(String id);
          }

          List<String> all(Store store, List<String> ids) {
            List<String> found = new ArrayList<>();
            for (String id : ids) {
              found.add(store.load(id));
            }
            return found;
          }
        }
        """);
  }

  private Path write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private CommandRun scan() {
    return CommandRun.of("scan", folder);
  }

  @Test
  void aDeclaredBlockingMethodIsSeenByTheRules() throws Exception {
    assertTrue(scan().out().contains("findings  none"), scan().out());
    write("threadwright.yml", BLOCKING);
    CommandRun run = scan();
    assertEquals("", run.err());
    assertEquals(0, run.code());
    assertTrue(run.out().contains("13:5  warning  blocking-calls-in-loop"), run.out());
    assertTrue(run.out().contains("Store.load waits (database)"), run.out());
  }

  @Test
  void linesOfACatalogueSayTheSame() throws Exception {
    write("threadwright.yml", "catalogue:\n  - shop.Orders$Store#load wait=database\n");
    assertTrue(scan().out().contains("blocking-calls-in-loop"), scan().out());
    write("threadwright.yml", "catalogue: |\n  # ours\n  shop.Orders$Store#load wait=database\n");
    assertTrue(scan().out().contains("blocking-calls-in-loop"), scan().out());
  }

  @Test
  void itLiesInTheRootOrIsNamed() throws Exception {
    write("shop/threadwright.yml", BLOCKING);
    assertFalse(scan().out().contains("blocking-calls-in-loop"));
    CommandRun run = CommandRun.of("scan", folder.resolve("shop/Orders.java"));
    assertTrue(run.out().contains("blocking-calls-in-loop"), run.out());
    Path other = Files.writeString(temporary.resolve("other.yml"), BLOCKING);
    CommandRun named = CommandRun.of("scan", "--config", other, folder);
    assertTrue(named.out().contains("blocking-calls-in-loop"), named.out());
  }

  @Test
  void whatTheUsersFoldersSayIsStronger() throws Exception {
    write("threadwright.yml", BLOCKING);
    Path rules = temporary.resolve("rules");
    Files.createDirectories(rules.resolve("catalogue"));
    Files.writeString(rules.resolve("catalogue/own.txt"), "shop.Orders$Store#load wait=never\n");
    CommandRun run = CommandRun.of("scan", "--rules", rules, folder);
    assertEquals("", run.err());
    assertTrue(run.out().contains("findings  none"), run.out());
  }

  @Test
  void aFileThatIsMissingStopsTheScan() {
    CommandRun run = CommandRun.of("scan", "--config", folder.resolve("none.yml"), folder);
    assertEquals(2, run.code());
    assertTrue(run.err().contains("none.yml: no such file"), run.err());
    assertEquals("", run.out());
  }

  @Test
  void whatIsWrongIsSaidAndCostsOnlyItself() throws Exception {
    Path file =
        write(
            "threadwright.yml", "blokcing:\n  shop.A#b: file\n" + BLOCKING + "  shop.A#c: flie\n");
    CommandRun run = scan();
    assertEquals(2, run.code());
    assertTrue(
        run.err().contains(file + ":1: unknown key 'blokcing'; did you mean 'blocking'?"),
        run.err());
    assertTrue(
        run.err().contains(file + ":5: unknown kind of wait 'flie'; did you mean 'file'?"),
        run.err());
    assertTrue(run.out().contains("blocking-calls-in-loop"), run.out());
    write("threadwright.yml", "blocking:\n  @shop.Waits: yes\n");
    assertTrue(scan().err().contains(file + ":2: the file is no YAML"), scan().err());
    assertTrue(scan().err().contains("quote text that begins with @"), scan().err());
    assertEquals(2, scan().code());
  }

  @Test
  void itNeverChoosesWhatIsRunReadAsRulesOrWritten() throws Exception {
    for (String key : new String[] {"rules", "output", "jdk-home", "command", "evidence"}) {
      write("threadwright.yml", "# ours\n" + key + ": /tmp/x\n");
      CommandRun run = scan();
      assertEquals(2, run.code());
      assertTrue(
          run.err().contains("threadwright.yml:2: '" + key + "' cannot be chosen here"), run.err());
      assertTrue(run.err().contains("; remove it"), run.err());
    }
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    Path outside = Files.writeString(temporary.resolve("outside.yml"), BLOCKING);
    Files.createSymbolicLink(folder.resolve("threadwright.yml"), outside);
    CommandRun run = scan();
    assertEquals(0, run.code());
    assertTrue(run.out().contains("findings  none"), run.out());
  }

  @Test
  void anEmptyFileSaysNothing() throws Exception {
    write("threadwright.yml", "# nothing yet\nblocking:\n");
    assertEquals("", scan().err());
    assertEquals(0, scan().code());
  }

  @Test
  void declaredLocksAreFollowed() throws Exception {
    write(
        "shop/Counter.java",
        """
        package shop;

        class Counter {
          static class Mutex {
            void take() {}
            void give() {}
          }

          private final Mutex mutex = new Mutex();
          private volatile int n;

          void wrong(boolean full) {
            mutex.take();
            if (full) {
              throw new IllegalStateException();
            }
            n++;
            mutex.give();
          }

          void right() {
            mutex.take();
            try {
              n++;
            } finally {
              mutex.give();
            }
          }
        }
        """);
    CommandRun without = CommandRun.of("scan", "--min-confidence", "low", folder);
    assertTrue(without.out().contains("at 24:7"), without.out());
    write("threadwright.yml", "locks:\n  shop.Counter$Mutex: {acquire: take, release: give}\n");
    CommandRun run = CommandRun.of("scan", "--min-confidence", "low", folder);
    assertTrue(run.out().contains("13:5  error  lock-not-released"), run.out());
    assertTrue(run.out().contains("findings  1 error in 1 file"), run.out());
  }

  @Test
  void aLockMayBeHeldAsAResource() throws Exception {
    write(
        "shop/Counter.java",
        """
        package shop;

        class Counter {
          static final class Guard implements AutoCloseable {
            private final Permits permits;

            Guard(Permits permits) {
              this.permits = permits;
              permits.take();
            }

            @Override
            public void close() {
              permits.giveBack();
            }
          }

          interface Permits {
            void take();

            void giveBack();
          }

          private final Permits permits;
          private volatile int n;

          Counter(Permits permits) {
            this.permits = permits;
          }

          void hit() {
            try (Guard held = new Guard(permits)) {
              n++;
            }
          }
        }
        """);
    CommandRun without = CommandRun.of("scan", "--min-confidence", "low", folder);
    assertTrue(without.out().contains("volatile-increment"), without.out());
    write("threadwright.yml", "locks:\n  shop.Counter$Guard: {acquire: <init>, release: close}\n");
    CommandRun run = CommandRun.of("scan", "--min-confidence", "low", folder);
    assertEquals("", run.err());
    assertTrue(run.out().contains("findings  none"), run.out());
  }
}
