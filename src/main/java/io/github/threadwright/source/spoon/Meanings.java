package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.eclipse.jdt.internal.compiler.ast.AllocationExpression;
import org.eclipse.jdt.internal.compiler.ast.ExplicitConstructorCall;
import org.eclipse.jdt.internal.compiler.ast.Expression;
import org.eclipse.jdt.internal.compiler.ast.FieldReference;
import org.eclipse.jdt.internal.compiler.ast.MessageSend;
import org.eclipse.jdt.internal.compiler.ast.QualifiedNameReference;
import org.eclipse.jdt.internal.compiler.ast.ReferenceExpression;
import org.eclipse.jdt.internal.compiler.ast.SingleNameReference;
import org.eclipse.jdt.internal.compiler.lookup.Binding;
import org.eclipse.jdt.internal.compiler.lookup.FieldBinding;
import org.eclipse.jdt.internal.compiler.lookup.MethodBinding;
import org.eclipse.jdt.internal.compiler.lookup.ReferenceBinding;
import org.eclipse.jdt.internal.compiler.lookup.TagBits;
import org.eclipse.jdt.internal.compiler.lookup.TypeBinding;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the compiler says of names and expressions in our words. It is silent where the
 * compiler has found an error, most often a class that is missing.
 */
final class Meanings {
  private static final String OBJECT = "java.lang.Object";

  private final TypeSource shapes;
  private final TypeRefs types;

  Meanings(TypeSource shapes, TypeRefs types) {
    this.shapes = shapes;
    this.types = types;
  }

  @Nullable TypeRef typeOf(Node node, @Nullable ASTNode origin) {
    // The type of a class that is created is kept by its name, be there a body or not.
    return node instanceof Node.Expr && origin instanceof Expression expression
        ? types.of(expression.resolvedType)
        : null;
  }

  @Nullable Target targetOf(Node node, @Nullable ASTNode origin) {
    if (origin instanceof MessageSend call) {
      return areKnown(call.arguments)
          ? method(call.binding, receiver(call), call.resolvedType)
          : null;
    }
    if (origin instanceof AllocationExpression created) {
      boolean anonymous = node instanceof Node.New made && made.body() != null;
      return anonymous || !areKnown(created.arguments)
          ? null
          : constructor(created.binding, created.resolvedType);
    }
    if (origin instanceof ExplicitConstructorCall call) {
      return areKnown(call.arguments) ? constructor(call.binding, null) : null;
    }
    if (origin instanceof ReferenceExpression reference) {
      return reference.lhs.resolvedType == null
          ? null
          : method(reference.getMethodBinding(), reference.lhs.resolvedType, returned(reference));
    }
    return field(origin);
  }

  private static @Nullable TypeBinding returned(ReferenceExpression reference) {
    MethodBinding binding = reference.getMethodBinding();
    return binding == null ? null : binding.returnType;
  }

  // ---- methods

  /** Of overloads, the compiler prefers any to none when the type of an argument is missing. */
  private static boolean areKnown(Expression @Nullable [] arguments) {
    return arguments == null || Arrays.stream(arguments).allMatch(Meanings::isKnown);
  }

  private static boolean isKnown(Expression argument) {
    TypeBinding type = argument.resolvedType;
    return type != null && type.isValidBinding() && (type.tagBits & TagBits.HasMissingType) == 0;
  }

  private @Nullable Target constructor(
      @Nullable MethodBinding binding, @Nullable TypeBinding made) {
    return binding == null ? null : method(binding, binding.declaringClass, made);
  }

  private @Nullable Target method(
      @Nullable MethodBinding binding,
      @Nullable TypeBinding receiver,
      @Nullable TypeBinding returned) {
    if (binding == null || !binding.isValidBinding() || receiver == null) {
      return null;
    }
    MethodBinding original = binding.original();
    TypeShape owner = shapes.find(types.nameOf(original.declaringClass));
    MethodShape shape = owner == null ? null : find(owner, original);
    if (owner == null || shape == null) {
      return null;
    }
    String receiverName = receiverName(receiver, owner);
    boolean maybeHidden = original.isConstructor() || !isComplete(receiverName);
    if (owner.name().equals(OBJECT) && maybeHidden) {
      return null;
    }
    TypeRef returns = returned == null ? TypeRef.Primitive.VOID : types.of(returned);
    return new Target.Method(owner, shape, receiverName, returns);
  }

  /**
   * What seems to be Object's own may be declared by a supertype that is missing: the compiler goes
   * on as if that were Object.
   */
  private boolean isComplete(String type) {
    Deque<String> open = new ArrayDeque<>(List.of(type));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      TypeShape shape = shapes.find(open.pop());
      if (shape == null) {
        return false;
      }
      Stream.concat(Stream.ofNullable(shape.superclass()), shape.interfaces().stream())
          .map(TypeRef.ClassRef::name)
          .filter(seen::add)
          .forEach(open::push);
    }
    return true;
  }

  private String receiverName(TypeBinding receiver, TypeShape owner) {
    TypeBinding erased = receiver.erasure();
    return erased instanceof ReferenceBinding reference ? types.nameOf(reference) : owner.name();
  }

  private @Nullable MethodShape find(TypeShape owner, MethodBinding method) {
    String name = new String(method.selector);
    List<MethodShape> candidates =
        owner.methods().stream()
            .filter(m -> m.name().equals(name))
            .filter(m -> m.parameters().size() == method.parameters.length)
            .toList();
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    String wanted =
        Arrays.stream(method.parameters)
            .map(p -> Signatures.descriptor(types.erased(p)))
            .collect(Collectors.joining());
    return candidates.stream().filter(m -> parameters(m).equals(wanted)).findFirst().orElse(null);
  }

  private static String parameters(MethodShape method) {
    return method.parameters().stream().map(Signatures::descriptor).collect(Collectors.joining());
  }

  /** Of an unqualified call, the innermost class around it that has the method. */
  private static @Nullable TypeBinding receiver(MessageSend call) {
    if (!call.receiver.isImplicitThis() || call.binding == null) {
      return call.actualReceiverType;
    }
    ReferenceBinding declaring = call.binding.declaringClass;
    TypeBinding around = call.actualReceiverType;
    while (around instanceof ReferenceBinding type) {
      if (type.findSuperTypeOriginatingFrom(declaring) != null) {
        return type;
      }
      around = type.enclosingType();
    }
    return declaring;
  }

  // ---- fields

  private @Nullable Target field(@Nullable ASTNode origin) {
    if (origin instanceof SingleNameReference name) {
      return field(name.binding);
    }
    if (origin instanceof FieldReference select) {
      return field(select.binding);
    }
    if (origin instanceof QualifiedNameReference name) {
      FieldBinding[] others = name.otherBindings;
      return field(others == null || others.length == 0 ? name.binding : others[others.length - 1]);
    }
    return null;
  }

  private @Nullable Target field(@Nullable Binding binding) {
    if (!(binding instanceof FieldBinding field)
        || !field.isValidBinding()
        || field.original().declaringClass == null) {
      return null;
    }
    TypeShape owner = shapes.find(types.nameOf(field.original().declaringClass));
    String name = new String(field.name);
    return owner == null
        ? null
        : owner.fields().stream()
            .filter(f -> f.name().equals(name))
            .findFirst()
            .map(f -> new Target.Field(owner, f, types.of(field.type)))
            .orElse(null);
  }
}
