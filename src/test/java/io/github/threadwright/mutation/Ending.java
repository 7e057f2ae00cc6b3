package io.github.threadwright.mutation;

import java.util.List;

/**
 * What a chain of calls comes to: the body of its last method.
 *
 * @param kind what it does, in a word
 * @param result type of what it gives back
 * @param members further members that it needs, with {@code {static}} where that may stand
 * @param body statements about the parameter {@code name}; types to import stand in braces
 */
record Ending(String kind, String result, String members, String body) {
  private static final String SLEEP =
      "try {\n%s\n} catch (InterruptedException e) {\nThread.currentThread().interrupt();\n}";
  private static final String REQUEST =
      "{java.net.http.HttpRequest} request = {java.net.http.HttpRequest}.newBuilder("
          + "{java.net.URI}.create(\"https://example.org/\" + name)).build();\n";
  private static final String INTERRUPTED =
      "} catch (InterruptedException e) {\nThread.currentThread().interrupt();\n"
          + "throw new IllegalStateException(e);\n}";
  private static final String FAILED =
      "} catch ({java.io.IOException} e) {\nthrow new {java.io.UncheckedIOException}(e);\n";

  private static final Ending HTTP =
      new Ending(
          "http request",
          "int",
          "",
          "try {\n"
              + REQUEST
              + "return {java.net.http.HttpClient}.newHttpClient().send(request,"
              + " {java.net.http.HttpResponse}.BodyHandlers.discarding()).statusCode();\n"
              + FAILED
              + INTERRUPTED);
  private static final Ending URL =
      new Ending(
          "url connection",
          "int",
          "",
          "try {\n{java.net.HttpURLConnection} connection = ({java.net.HttpURLConnection})"
              + " new {java.net.URL}(\"https://example.org/\" + name).openConnection();\n"
              + "return connection.getResponseCode();\n"
              + FAILED
              + "}");
  private static final Ending SOCKET =
      new Ending(
          "socket",
          "int",
          "",
          "try ({java.net.Socket} socket = new {java.net.Socket}(name, 5140)) {\n"
              + "socket.getOutputStream().write(1);\nreturn socket.getInputStream().read();\n"
              + FAILED
              + "}");
  private static final Ending DATABASE =
      new Ending(
          "database",
          "int",
          "",
          "try ({java.sql.Connection} c = {java.sql.DriverManager}.getConnection(\"jdbc:x\");\n"
              + "{java.sql.PreparedStatement} s = c.prepareStatement("
              + "\"update item set seen = 1 where id = ?\")) {\ns.setString(1, name);\n"
              + "return s.executeUpdate();\n} catch ({java.sql.SQLException} e) {\n"
              + "throw new IllegalStateException(e);\n}");
  private static final Ending PROCESS =
      new Ending(
          "process",
          "int",
          "",
          "try {\nreturn new ProcessBuilder(\"refresh\", name).inheritIO().start().waitFor();\n"
              + FAILED
              + INTERRUPTED);

  /** An answer that comes later, from a server. */
  private static final String ASK =
      "private {static}{java.util.concurrent.CompletableFuture}<Integer> answerOf(String name) {\n"
          + REQUEST
          + "return {java.net.http.HttpClient}.newHttpClient().sendAsync(request,"
          + " {java.net.http.HttpResponse}.BodyHandlers.discarding())"
          + ".thenApply({java.net.http.HttpResponse}::statusCode);\n}\n";

  private static final Ending GET =
      new Ending(
          "get of a future",
          "int",
          ASK,
          "try {\nreturn answerOf(name).get();\n} catch"
              + " ({java.util.concurrent.ExecutionException} e) {\n"
              + "throw new IllegalStateException(e);\n"
              + INTERRUPTED);
  private static final Ending JOIN =
      new Ending("join of a future", "int", ASK, "return answerOf(name).join();");
  private static final Ending QUEUE =
      new Ending(
          "queue",
          "String",
          "private {static}final {java.util.concurrent.BlockingQueue}<String> awaitedReplies ="
              + " new {java.util.concurrent.ArrayBlockingQueue}<>(16);\n",
          "try {\nreturn awaitedReplies.take();\n" + INTERRUPTED);
  private static final Ending LATCH =
      new Ending(
          "latch",
          "void",
          "private {static}final {java.util.concurrent.CountDownLatch} peersReady ="
              + " new {java.util.concurrent.CountDownLatch}(3);\n",
          SLEEP.formatted("peersReady.await();"));
  private static final List<Ending> SLEEPS =
      List.of(
          new Ending("sleep", "void", "", SLEEP.formatted("Thread.sleep(1500);")),
          new Ending(
              "sleep",
              "void",
              "",
              SLEEP.formatted("{java.util.concurrent.TimeUnit}.SECONDS.sleep(2);")));

  /** Waits for what is on a network. */
  static final List<Ending> REMOTE = List.of(HTTP, URL, SOCKET, DATABASE);

  /** Waits of all kinds, those that need no fields. */
  static final List<Ending> PLAIN_WAITS =
      List.of(HTTP, URL, SOCKET, DATABASE, PROCESS, GET, SLEEPS.get(0), SLEEPS.get(1));

  /** Waits of all kinds but for futures. */
  static final List<Ending> WAITS_FOR_OTHERS =
      List.of(HTTP, URL, SOCKET, DATABASE, PROCESS, SLEEPS.get(0), SLEEPS.get(1), QUEUE, LATCH);

  static final List<Ending> WAITS =
      List.of(
          HTTP,
          URL,
          SOCKET,
          DATABASE,
          PROCESS,
          GET,
          JOIN,
          SLEEPS.get(0),
          SLEEPS.get(1),
          QUEUE,
          LATCH);

  static final List<Ending> FUTURES = List.of(GET, JOIN);

  static final List<Ending> PROCESSES =
      List.of(
          PROCESS,
          new Ending(
              "exec",
              "void",
              "",
              "try {\nProcess run = Runtime.getRuntime().exec(new String[] {\"refresh\", name});\n"
                  + "run.waitFor();\n"
                  + FAILED
                  + INTERRUPTED));

  static final List<Ending> THREADS =
      List.of(
          new Ending("thread", "void", "", "new Thread(() -> System.err.println(name)).start();"),
          new Ending(
              "named thread",
              "void",
              "",
              "Thread worker = new Thread(() -> System.err.println(name), \"worker-\" + name);\n"
                  + "worker.setDaemon(true);\nworker.start();"));

  static final List<Ending> COMPUTING =
      List.of(
          new Ending(
              "nested loops",
              "long",
              "",
              "long sum = name.length();\nfor (int i = 0; i < 20_000; i++) {\n"
                  + "for (int j = 0; j < 20_000; j++) {\nsum = sum * 31 + (i ^ j);\n}\n}\n"
                  + "return sum;"),
          new Ending(
              "matrices",
              "double",
              "",
              "double[][] m = new double[600][600];\nfor (int i = 0; i < 600; i++) {\n"
                  + "for (int j = 0; j < 600; j++) {\ndouble s = 0;\n"
                  + "for (int k = 0; k < 600; k++) {\ns += m[i][k] * m[k][j];\n}\n"
                  + "m[i][j] = Math.sqrt(s + name.length());\n}\n}\nreturn m[1][1];"));

  static final List<Ending> WRITES =
      List.of(
          new Ending("counter", "void", "private {static}int namesSeen;\n", "namesSeen++;"),
          new Ending(
              "sum",
              "void",
              "private {static}long totalLength;\n",
              "totalLength += name.length();"),
          new Ending(
              "map",
              "void",
              "private {static}final {java.util.Map}<String, Integer> countsByName ="
                  + " new {java.util.HashMap}<>();\n",
              "countsByName.merge(name, 1, Integer::sum);"),
          new Ending(
              "list",
              "void",
              "private {static}final {java.util.List}<String> namesInOrder ="
                  + " new {java.util.ArrayList}<>();\n",
              "namesInOrder.add(name);"));

  static final List<Ending> FAILURES =
      List.of(
          new Ending(
              "unchecked",
              "void",
              "",
              "if (name.length() % 2 == 0) {\nthrow new IllegalStateException(name);\n}"),
          new Ending(
              "wrapped",
              "String",
              "",
              "try {\nreturn {java.nio.file.Files}.readString({java.nio.file.Path}.of(name));\n"
                  + FAILED
                  + "}"));

  boolean isVoid() {
    return result.equals("void");
  }

  /** A statement that hands on what a call gives. */
  String pass(String call) {
    return (isVoid() ? "" : "return ") + call + ";";
  }

  /** The end of a method that has nothing to do. */
  String none() {
    if (isVoid()) {
      return "return;";
    }
    return result.equals("String") ? "return \"\";" : "return 0;";
  }
}
