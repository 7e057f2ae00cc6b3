package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a method does with a process that it launches and waits for. A process writes into pipes
 * that hold a few dozen kilobytes; when nobody empties a full one it stops there, and whoever waits
 * for its end waits for ever.
 *
 * @param output what becomes of what it writes
 * @param errors what becomes of what it writes to its error stream
 * @param ended whether some code here can end the process
 * @param interactive whether it has the console of this program
 */
public record ProcessUse(Pipe output, Pipe errors, boolean ended, boolean interactive) {
  private static final Set<String> HARMLESS =
      Set.of(
          "getOutputStream",
          "outputWriter",
          "waitFor",
          "exitValue",
          "isAlive",
          "pid",
          "info",
          "supportsNormalTermination");

  /** What becomes of one stream of a process. */
  public enum Pipe {
    /** Some code has it, and be it another thread. */
    READ,
    /** The code that waits reads it only after that. */
    READ_LATER,
    /** There is no pipe: it goes to a file, to the console or nowhere. */
    REDIRECTED,
    /** Nobody reads it. */
    LEFT,
    UNKNOWN
  }

  /**
   * Of the process that {@code wait} waits for; null when it is launched elsewhere, or anybody else
   * gets hold of it.
   */
  public static @Nullable ProcessUse of(FileIndex file, CodePlace place, Node.Call wait) {
    Node.Expr receiver = wait.receiver();
    BodyIndex index = file.of(place.body());
    Node.LocalUse variable = receiver instanceof Node.LocalUse use ? use : null;
    Node.Expr launch = variable == null ? receiver : launched(file, index, variable);
    if (!(launch instanceof Node.Call call)) {
      return null;
    }
    CallSite site = index.site(call);
    if (site == null || !site.has(Api.Role.PROCESS_LAUNCH) || call.name().startsWith("startP")) {
      return null;
    }
    Found found = new Found(file, index.body(), wait);
    if (variable != null) {
      LocalUses uses = file.uses(variable.local());
      uses.uses().forEach(found::use);
    }
    found.launch(index, call);
    return found.escaped ? null : found.result();
  }

  /** {@code Process p = null; try { p = builder.start(); ... }}: null does not count as a value. */
  private static Node.@Nullable Expr launched(
      FileIndex file, BodyIndex index, Node.LocalUse variable) {
    LocalUses uses = file.uses(variable.local());
    if (uses == null || uses.home() != index || uses.captured()) {
      return null;
    }
    Node.Expr found = null;
    for (Node.Expr value : uses.values()) {
      boolean isNull =
          value instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NULL;
      if (!isNull && found != null) {
        return null;
      }
      found = isNull ? found : value;
    }
    return found;
  }

  /** What is found while the uses of the process and of its builder are looked at. */
  private static final class Found {
    private final FileIndex file;
    private final Body body;
    private final Node.Call wait;
    private Pipe output = Pipe.LEFT;
    private Pipe errors = Pipe.LEFT;
    private boolean escaped;
    private boolean ended;
    private boolean interactive;

    Found(FileIndex file, Body body, Node.Call wait) {
      this.file = file;
      this.body = body;
      this.wait = wait;
    }

    ProcessUse result() {
      return new ProcessUse(output, errors, ended, interactive);
    }

    void use(Node.LocalUse use) {
      Node parent = body.parent(use);
      if (parent instanceof Node.Call call && call.receiver() == use) {
        called(call);
      } else if (!LocalUses.isWrite(body, use) && !isTest(parent)) {
        escaped = true;
      }
    }

    private static boolean isTest(@Nullable Node parent) {
      return parent instanceof Node.Binary || parent instanceof Node.InstanceOf;
    }

    private void called(Node.Call call) {
      switch (call.name()) {
        case "getInputStream", "inputReader" -> output = read(output, call);
        case "getErrorStream", "errorReader" -> errors = read(errors, call);
        case "destroy", "destroyForcibly", "toHandle", "onExit" -> ended = true;
        default -> escaped |= !HARMLESS.contains(call.name());
      }
    }

    private Pipe read(Pipe before, Node.Call stream) {
      boolean later = firstUses(stream).allMatch(this::isLater);
      return later && before != Pipe.READ ? Pipe.READ_LATER : Pipe.READ;
    }

    private boolean isLater(Node use) {
      return use.id() > wait.id() && body.enclosing(use, Node.Lambda.class) == lambda();
    }

    /** {@code var in = new BufferedReader(new InputStreamReader(stream));} reads nothing yet. */
    private Stream<Node> firstUses(Node.Call stream) {
      Node at = stream;
      while (body.parent(at) instanceof Node.New wrapper && wrapper.body() == null) {
        at = wrapper;
      }
      LocalUses uses =
          body.parent(at) instanceof Node.Declare declare && isVariable(declare)
              ? file.uses(declare.local())
              : null;
      return uses == null || uses.captured() || uses.uses().isEmpty()
          ? Stream.of(stream)
          : uses.uses().stream().map(Node.class::cast);
    }

    /** A resource is closed at the end of its {@code try}, which ends the process's output too. */
    private static boolean isVariable(Node.Declare declare) {
      return declare.local().kind() == Local.Kind.VARIABLE;
    }

    private Node.@Nullable Lambda lambda() {
      return body.enclosing(wait, Node.Lambda.class);
    }

    /** {@code new ProcessBuilder(command).inheritIO().start()}, or by way of a variable. */
    void launch(BodyIndex index, Node.Call launch) {
      if (launch.name().equals("exec")) {
        return;
      }
      List<Node.Call> settings = new ArrayList<>();
      Node.Expr at = chain(launch.receiver(), settings);
      if (at instanceof Node.LocalUse use) {
        at = built(index, use, settings);
      }
      if (!(at instanceof Node.New)) {
        unknown();
      }
      settings.forEach(this::set);
    }

    private static Node.@Nullable Expr chain(
        Node.@Nullable Expr builder, List<Node.Call> settings) {
      Node.Expr at = builder;
      while (at instanceof Node.Call call) {
        settings.add(call);
        at = call.receiver();
      }
      return at;
    }

    /** What made the builder; null when somebody else may set something on it. */
    private Node.@Nullable Expr built(
        BodyIndex index, Node.LocalUse builder, List<Node.Call> settings) {
      LocalUses uses = file.uses(builder.local());
      if (uses == null || uses.home() != index || uses.captured()) {
        return null;
      }
      Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      seen.addAll(settings);
      for (Node.LocalUse use : uses.uses()) {
        Node at = use;
        Node parent = body.parent(at);
        boolean on = parent instanceof Node.Call call && call.receiver() == at;
        if (!on && !LocalUses.isWrite(body, use)) {
          return null;
        }
        while (parent instanceof Node.Call call && call.receiver() == at) {
          if (seen.add(call)) {
            settings.add(call);
          }
          at = call;
          parent = body.parent(call);
        }
      }
      Node.Expr value = uses.soleValue();
      return value == null ? null : chain(value, settings);
    }

    private void unknown() {
      output = output == Pipe.LEFT ? Pipe.UNKNOWN : output;
      errors = errors == Pipe.LEFT ? Pipe.UNKNOWN : errors;
    }

    private void set(Node.Call setting) {
      boolean value =
          !setting.arguments().isEmpty()
              && !(setting.arguments().get(0) instanceof Node.Literal literal
                  && literal.value().equals("false"));
      switch (setting.name()) {
        case "inheritIO" -> {
          output = Pipe.REDIRECTED;
          errors = Pipe.REDIRECTED;
          interactive = true;
        }
        case "redirectOutput" -> output = value ? redirected(setting, output) : output;
        case "redirectError" -> errors = value ? redirected(setting, errors) : errors;
        case "redirectErrorStream" -> errors = value ? Pipe.REDIRECTED : errors;
        default -> {
          // The command, its folder and its environment.
        }
      }
    }

    private static Pipe redirected(Node.Call setting, Pipe pipe) {
      boolean piped =
          setting.arguments().get(0) instanceof Node.Select select && select.name().equals("PIPE");
      return piped ? pipe : Pipe.REDIRECTED;
    }
  }
}
