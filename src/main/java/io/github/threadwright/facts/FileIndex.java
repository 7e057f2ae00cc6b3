package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.program.Settings;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Initializer;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file, walked once: its bodies, the calls in them with what the catalogue says, and where its
 * variables are used. Made by {@link FactExtractor}; later stages ask it instead of walking again.
 */
public final class FileIndex {
  private final ProgramFile file;
  private final ProgramIndex program;
  private final Catalogue catalogue;
  private final Hierarchy hierarchy;
  private final CallEffects effects;
  private final List<BodyIndex> bodies = new ArrayList<>();
  private final Map<Body, BodyIndex> byBody = new IdentityHashMap<>();
  private final Map<String, TypeDecl> types = new HashMap<>();
  private final @Nullable LocalUses[] locals;
  private final FieldValues fields = new FieldValues();
  private @Nullable Set<MethodDecl> handedOver;

  FileIndex(
      ProgramFile file,
      ProgramIndex program,
      Catalogue catalogue,
      Hierarchy hierarchy,
      CallEffects effects) {
    this.file = file;
    this.effects = effects;
    this.program = program;
    this.catalogue = catalogue;
    this.hierarchy = hierarchy;
    this.locals = new LocalUses[file.source().localCount()];
    List<TypeDecl> todo = new ArrayList<>(file.source().types());
    for (int i = 0; i < todo.size(); i++) {
      addType(todo.get(i), todo);
    }
    bodies.sort(Comparator.comparingInt(body -> Span.start(body.body().root().span())));
  }

  // ---- questions

  public ProgramFile file() {
    return file;
  }

  public Hierarchy hierarchy() {
    return hierarchy;
  }

  /** What the configuration of the file's module says about threads and limits. */
  public Settings settings() {
    return program.settings(file);
  }

  /** What is known of APIs in the release that this file targets. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Where the bodies of the file stand, in order of the source. */
  public List<CodePlace> places() {
    return bodies.stream().map(BodyIndex::place).toList();
  }

  /**
   * Whether {@code node} runs as a part of {@code ancestor}, on the same thread and before it ends:
   * no lambda lies between them but such as are run at once, e.g. the stages of a stream that ends
   * in the same expression. A method reference counts as the code that it refers to.
   */
  public boolean runsWithin(CodePlace place, Node node, Node ancestor) {
    return of(place.body()).runsWithin(node, ancestor);
  }

  /** The call, object creation or method reference that {@code node} is; null when it is none. */
  public @Nullable CallSite call(CodePlace place, Node node) {
    return of(place.body()).site(node);
  }

  /** The calls inside {@code node}, itself included, in preorder. */
  public List<CallSite> calls(CodePlace place, Node node) {
    BodyIndex index = of(place.body());
    return index
        .calls()
        .subList(index.firstCallFrom(node.id()), index.firstCallFrom(index.body().end(node)));
  }

  /** The loops of a body in preorder. */
  public List<Node.Loop> loops(CodePlace place) {
    return of(place.body()).loops();
  }

  /** The assignments, {@code ++} and {@code --} of a body, in preorder. */
  public List<Node> writes(CodePlace place) {
    return of(place.body()).writes();
  }

  /** Whether that body belongs to this file. */
  public boolean covers(CodePlace place) {
    return byBody.containsKey(place.body());
  }

  /**
   * The one value that {@code expr} can have, looked up through casts, local variables and fields,
   * or itself.
   */
  public Code valueOf(CodePlace place, Node.Expr expr) {
    return Values.resolve(this, new Code(place, expr));
  }

  /** Whether code comes to an end by itself. */
  public Fact.ThreadCreated.Ends ends(Code code) {
    return EndOfCode.of(this, code);
  }

  /** Where the local variables of the file get their values and are used. */
  public LocalVariables variables() {
    return new LocalVariables(this);
  }

  /** The whole number that {@code expr} always is, or null. */
  public @Nullable Long constant(CodePlace place, Node.Expr expr) {
    return Values.constant(this, new Code(place, expr), 0);
  }

  /**
   * Whether an object of that type holds a position or a conversation, so that its waits follow one
   * another.
   */
  public boolean isStateful(String type) {
    return catalogue.types().isStateful(type, hierarchy);
  }

  /**
   * The code that runs when somebody calls what an expression gives, be it in another body; null
   * when that is not visible.
   */
  public @Nullable Code runBy(CodePlace place, Node.Expr expr) {
    return RunCode.of(this, place, expr);
  }

  /**
   * Whether a lambda or method reference runs where it stands, on the same thread and before the
   * statement around it ends.
   */
  public boolean runsHere(CodePlace place, Node.Expr function) {
    Node parent = place.body().parent(function);
    Node code = function instanceof Node.Lambda lambda ? lambda.body() : function;
    return parent != null && runsWithin(place, code, parent);
  }

  /** What decides how often a loop runs. */
  public LoopHeader header(CodePlace place, Node.Loop loop) {
    Iteration iteration = Iteration.of(this, of(place.body()), loop);
    List<LocalWrites> written = LocalWrites.of(iteration);
    return LoopHeader.of(loop, LoopVariables.of(iteration, written), written);
  }

  /**
   * Whether loops and lambdas nest so deep around {@code repeated} that its iterations were not
   * looked at.
   */
  public boolean isTooDeep(CodePlace place, Node repeated) {
    return of(place.body()).depth(repeated) > LoopFacts.DEEPEST;
  }

  /**
   * Whether a call whose effects are not listed touches nothing but objects of one iteration of
   * {@code repeated}: a method of the JDK, called on such an object, that is given no other mutable
   * ones.
   */
  public boolean isConfined(CodePlace place, Node repeated, CallSite call) {
    return Confinement.isConfined(Iteration.of(this, of(place.body()), repeated), call);
  }

  /** Whether an expression gives a number, an immutable object or null. */
  public boolean isValue(CodePlace place, Node.Expr expr) {
    return Confinement.isValue(this, place, expr);
  }

  /** The declaration of a type of the project; null when it is not in the project. */
  public @Nullable TypeDecl declaration(String binaryName) {
    ProgramIndex.Declared declared = type(binaryName);
    return declared == null ? null : declared.type();
  }

  /**
   * The path by which the source names an object, the same for the same object as long as nothing
   * on the way changes.
   */
  public @Nullable String pathOf(CodePlace place, Node.Expr expr) {
    AccessPath path = AccessPath.of(place, expr);
    return path == null ? null : path.key();
  }

  /** The facts' name for the local variable that {@code pathOf} gives for a use of it. */
  public static String pathOf(Local local) {
    return AccessPath.key(local);
  }

  /** Whether a type is that class or one of its subclasses. */
  public boolean isSubtypeOf(TypeRef type, String supertype) {
    return type instanceof TypeRef.ClassRef named && isSubtype(named.name(), supertype);
  }

  /**
   * Whether the method or lambda that the node is a part of is {@code main}, or what a thread or an
   * executor calls.
   */
  public boolean isTask(CodePlace place, Node node) {
    return TaskCode.is(this, place, node);
  }

  /** Whether the file refers to the method where a task is wanted. */
  boolean isHandedOver(MethodDecl method) {
    if (handedOver == null) {
      handedOver = TaskCode.handedOver(this);
    }
    return handedOver.contains(method);
  }

  // ---- for the extractor

  List<BodyIndex> bodies() {
    return bodies;
  }

  BodyIndex of(Body body) {
    BodyIndex index = byBody.get(body);
    if (index == null) {
      throw new IllegalArgumentException("a body of another file than " + file.source().path());
    }
    return index;
  }

  @Nullable LocalUses uses(Local local) {
    return locals[local.id()];
  }

  ProgramIndex program() {
    return program;
  }

  FieldValues fields() {
    return fields;
  }

  /** What the catalogue says of the method that {@code call} calls. */
  List<Api> apis(@Nullable Target target, Node call) {
    if (target == null) {
      return List.of();
    }
    int arguments =
        call instanceof Node.MethodRef
            ? Catalogue.ANY_ARGUMENTS
            : Detachment.argumentsOf(call).size();
    return catalogue.match(target, arguments, hierarchy);
  }

  boolean isSubtype(@Nullable String type, String supertype) {
    return type != null && (type.equals(supertype) || hierarchy.isSubtype(type, supertype));
  }

  Effect effectOf(@Nullable Target target) {
    return effects.of(target);
  }

  /** A call in this file or another one. */
  public CallSite siteOf(CodePlace place, Node call) {
    BodyIndex index = byBody.get(place.body());
    CallSite site = index == null ? null : index.site(call);
    if (site != null) {
      return site;
    }
    Target target = Chained.target(place, call, catalogue, hierarchy);
    return new CallSite(call, target, apis(target, call), effects.of(target));
  }

  /** The declaration of that type, in this file or another one of the project. */
  ProgramIndex.@Nullable Declared type(String binaryName) {
    TypeDecl here = types.get(binaryName);
    return here != null ? new ProgramIndex.Declared(file, here) : program.find(binaryName);
  }

  // ---- the walk

  private void addType(TypeDecl type, List<TypeDecl> todo) {
    types.putIfAbsent(type.binaryName(), type);
    for (FieldDecl field : type.fields()) {
      fields.declare(type, field);
      addBody(type, null, field, field.init(), todo);
    }
    for (Initializer initializer : type.initializers()) {
      addBody(type, null, null, initializer.body(), todo);
    }
    for (MethodDecl method : type.methods()) {
      addBody(type, method, null, method.body(), todo);
    }
    todo.addAll(type.members());
  }

  private void addBody(
      TypeDecl type,
      @Nullable MethodDecl method,
      @Nullable FieldDecl field,
      @Nullable Body body,
      List<TypeDecl> todo) {
    if (body == null) {
      return;
    }
    BodyIndex index = new BodyIndex(new CodePlace(file, type, method, field, body));
    bodies.add(index);
    byBody.put(body, index);
    if (method != null) {
      method.parameters().forEach(parameter -> declare(parameter, index, null));
    }
    if (field != null && body.root() instanceof Node.Expr value) {
      fields.assign(type.binaryName(), field.name(), new Code(index.place(), value));
    }
    Detachment detachment = new Detachment(index);
    for (int id = 0; id < body.size(); id++) {
      Node node = body.node(id);
      Node parent = body.parent(node);
      int detachedIn = parent == null ? BodyIndex.NONE : index.detachedIn(parent);
      if (parent instanceof Node.Lambda lambda && detachment.isDetached(lambda)) {
        detachedIn = lambda.id();
      }
      index.detach(node, detachedIn);
      add(index, node, todo);
      if (node instanceof Node.MethodRef && detachment.isDetached(node)) {
        index.detach(node, id);
      }
    }
  }

  private void add(BodyIndex index, Node node, List<TypeDecl> todo) {
    if (node instanceof Node.LocalUse use) {
      LocalUses uses = locals[use.local().id()];
      if (uses != null) {
        uses.add(index, use);
      }
    } else if (node instanceof Node.Call
        || node instanceof Node.MethodRef
        || node instanceof Node.ConstructorCall) {
      addSite(index, node);
    } else if (node instanceof Node.Declare declare) {
      declare(declare.local(), index, declare);
    } else if (node instanceof Node.Assign assign) {
      index.addWrite(assign);
      fields.assign(index.place(), assign);
    } else if (node instanceof Node.Unary unary) {
      addUnary(index, unary);
    } else if (node instanceof Node.New made) {
      addSite(index, made);
      if (made.body() != null) {
        todo.add(made.body());
      }
    } else if (node instanceof Node.Lambda lambda) {
      index.add(lambda);
      lambda.parameters().forEach(parameter -> declare(parameter, index, lambda));
    } else if (node instanceof Node.Loop loop) {
      index.add(loop);
      if (loop instanceof Node.ForEach each) {
        declare(each.local(), index, each);
      }
    } else if (node instanceof Node.Return
        || node instanceof Node.Break
        || node instanceof Node.Continue
        || node instanceof Node.Throw) {
      index.addJump(node);
    } else if (node instanceof Node.Synchronized monitor) {
      index.add(monitor);
    } else if (node instanceof Node.Catch handler) {
      declare(handler.local(), index, handler);
    } else if (node instanceof Node.TypePattern pattern) {
      declare(pattern.local(), index, pattern);
    } else if (node instanceof Node.LocalType local) {
      todo.add(local.type());
    }
  }

  private void addUnary(BodyIndex index, Node.Unary unary) {
    if (unary.writes()) {
      index.addWrite(unary);
      fields.change(index.place(), unary.operand());
    }
  }

  private void addSite(BodyIndex index, Node node) {
    Target target = Chained.target(index.place(), node, catalogue, hierarchy);
    index.add(new CallSite(node, target, apis(target, node), effects.of(target)));
  }

  private void declare(Local local, BodyIndex index, @Nullable Node declaration) {
    locals[local.id()] = new LocalUses(local, index, declaration);
  }
}
