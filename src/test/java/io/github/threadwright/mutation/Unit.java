package io.github.threadwright.mutation;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A file to be broken. It is read by the parser alone and not by the tool, so that what is broken
 * does not depend on what the tool understands: a variable's type is what its declaration in this
 * file says, by simple name.
 */
final class Unit {
  private static final Pattern WORD = Pattern.compile("\\w+");

  private final String path;
  private final String text;
  private final CompilationUnit tree;
  private final int[] lineStarts;

  /** Filled when it is first asked for. */
  private final Set<String> words = new HashSet<>();

  private Unit(String path, String text, CompilationUnit tree) {
    this.path = path;
    this.text = text;
    this.tree = tree;
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts.add(i + 1);
      }
    }
    this.lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Empty when the parser does not take it, or ends lines or writes characters in an odd way. */
  static Optional<Unit> parse(String path, String text) {
    if (text.indexOf('\r') >= 0 || text.contains("\\u")) {
      return Optional.empty(); // Positions would have to be translated.
    }
    ParserConfiguration newest =
        new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_21);
    return new JavaParser(newest)
        .parse(text)
        .getResult()
        .filter(tree -> tree.getParsed() == Node.Parsedness.PARSED)
        .map(tree -> new Unit(path, text, tree));
  }

  static boolean parses(String text) {
    return parse("", text).isPresent();
  }

  CompilationUnit tree() {
    return tree;
  }

  String path() {
    return path;
  }

  /** Whether a word stands anywhere in it. */
  boolean mentions(String word) {
    if (words.isEmpty()) {
      WORD.matcher(text).results().map(MatchResult::group).forEach(words::add);
    }
    return words.contains(word);
  }

  /** Whether it imports a type by its name. */
  boolean imports(String type) {
    return tree.getImports().stream()
        .anyMatch(i -> !i.isStatic() && !i.isAsterisk() && i.getNameAsString().equals(type));
  }

  // ---- text

  int line(Node node) {
    return node.getBegin().orElseThrow().line;
  }

  int start(Node node) {
    return offset(node.getBegin().orElseThrow());
  }

  int end(Node node) {
    return offset(node.getEnd().orElseThrow()) + 1;
  }

  private int offset(Position position) {
    return lineStarts[position.line - 1] + position.column - 1;
  }

  String text(Node node) {
    return text.substring(start(node), end(node));
  }

  Edit replace(Node node, String by) {
    return new Edit(start(node), end(node), by);
  }

  Edit delete(Node node) {
    return replace(node, "");
  }

  Edit before(Node node, String inserted) {
    return new Edit(start(node), start(node), inserted);
  }

  Edit after(Node node, String inserted) {
    return new Edit(end(node), end(node), inserted);
  }

  /** Behind the opening brace. */
  Edit atStart(BlockStmt block, String inserted) {
    return new Edit(start(block) + 1, start(block) + 1, inserted);
  }

  /** Before the closing brace. */
  Edit atEnd(BlockStmt block, String inserted) {
    return new Edit(end(block) - 1, end(block) - 1, inserted);
  }

  List<Edit> drop(NodeWithModifiers<?> declaration, Modifier.Keyword keyword) {
    return declaration.getModifiers().stream()
        .filter(modifier -> modifier.getKeyword() == keyword)
        .map(this::delete)
        .toList();
  }

  /** The statements of a block, without its braces. */
  String inside(BlockStmt block) {
    return text.substring(start(block) + 1, end(block) - 1);
  }

  // ---- what the declarations say

  /** Simple name of the declared type of a variable, or of what a call on a lock gives. */
  String typeOf(Expression expression) {
    if (expression instanceof MethodCallExpr call) {
      String name = call.getNameAsString();
      return name.equals("readLock") || name.equals("writeLock") ? "Lock" : "";
    }
    String name = nameOf(expression);
    return name.isEmpty() ? "" : declaration(name, expression).map(Unit::simple).orElse("");
  }

  /** {@code x} of {@code x} and {@code this.x}; empty for anything else. */
  static String nameOf(Expression expression) {
    if (expression instanceof NameExpr name) {
      return name.getNameAsString();
    }
    return expression instanceof FieldAccessExpr field && field.getScope() instanceof ThisExpr
        ? field.getNameAsString()
        : "";
  }

  static String simple(Type type) {
    return type instanceof ClassOrInterfaceType named ? named.getNameAsString() : type.asString();
  }

  private static Optional<Type> declaration(String name, Node from) {
    for (Node at = from; at != null; at = at.getParentNode().orElse(null)) {
      Optional<Type> local = declaredIn(at, name);
      if (local.isPresent()) {
        return local;
      }
    }
    return Optional.empty();
  }

  private static Optional<Type> declaredIn(Node scope, String name) {
    if (scope instanceof BlockStmt block) {
      return block.getStatements().stream()
          .filter(Statement::isExpressionStmt)
          .map(statement -> statement.asExpressionStmt().getExpression())
          .filter(Expression::isVariableDeclarationExpr)
          .flatMap(e -> e.asVariableDeclarationExpr().getVariables().stream())
          .filter(variable -> variable.getNameAsString().equals(name))
          .map(Unit::typeOf)
          .findFirst();
    }
    if (scope instanceof CallableDeclaration<?> method) {
      return parameter(method.getParameters(), name);
    }
    if (scope instanceof LambdaExpr lambda) {
      return parameter(lambda.getParameters(), name);
    }
    NodeList<BodyDeclaration<?>> members =
        scope instanceof TypeDeclaration<?> type
            ? type.getMembers()
            : scope instanceof ObjectCreationExpr made
                ? made.getAnonymousClassBody().orElseGet(NodeList::new)
                : new NodeList<>();
    return members.stream()
        .filter(BodyDeclaration::isFieldDeclaration)
        .flatMap(field -> field.asFieldDeclaration().getVariables().stream())
        .filter(variable -> variable.getNameAsString().equals(name))
        .map(Unit::typeOf)
        .findFirst();
  }

  private static Type typeOf(VariableDeclarator variable) {
    return variable.getType().isVarType()
            && variable.getInitializer().orElse(null) instanceof ObjectCreationExpr made
        ? made.getType()
        : variable.getType();
  }

  private static Optional<Type> parameter(NodeList<Parameter> parameters, String name) {
    return parameters.stream()
        .filter(parameter -> parameter.getNameAsString().equals(name))
        .map(Parameter::getType)
        .findFirst();
  }

  boolean is(Expression expression, String... types) {
    return Set.of(types).contains(typeOf(expression));
  }

  /** The field of that name of the type around a node. */
  static Optional<FieldDeclaration> field(Node from, String name) {
    return Unit.enclosing(from, ClassOrInterfaceDeclaration.class)
        .flatMap(type -> type.getFieldByName(name));
  }

  static boolean isLocal(Node from, String name) {
    return Unit.enclosing(from, CallableDeclaration.class).stream()
        .flatMap(m -> ((Node) m).findAll(VariableDeclarator.class).stream())
        .anyMatch(variable -> variable.getNameAsString().equals(name));
  }

  /** The nearest ancestor of that type. */
  static <N extends Node> Optional<N> enclosing(Node node, Class<N> type) {
    for (Node at = node.getParentNode().orElse(null);
        at != null;
        at = at.getParentNode().orElse(null)) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }

  static Optional<MethodDeclaration> method(Node node) {
    return Unit.enclosing(node, MethodDeclaration.class);
  }

  /** Whether something between a node and the method around it runs later or elsewhere. */
  static boolean isDetached(Node node) {
    for (Node at = node.getParentNode().orElse(null);
        at != null && !(at instanceof CallableDeclaration<?>);
        at = at.getParentNode().orElse(null)) {
      if (at instanceof LambdaExpr || at instanceof ObjectCreationExpr) {
        return true;
      }
    }
    return false;
  }

  /** The statement that a call is, all of it. */
  static Optional<Statement> statement(Expression call) {
    return call.getParentNode()
        .filter(parent -> parent instanceof com.github.javaparser.ast.stmt.ExpressionStmt)
        .map(Statement.class::cast);
  }
}
