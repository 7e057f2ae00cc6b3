package io.github.threadwright.source.bytecode;

import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.Wildcard.Direction;
import io.github.threadwright.source.types.TypeShape.TypeParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * Turns the descriptors and Signature attributes of JVMS 4.3 and 4.7.9.1 into {@link TypeRef}s. The
 * type variables in them have no bound yet: {@link TypeScope} gives them one.
 */
final class Signatures {
  private static final TypeRef OBJECT = TypeRef.ClassRef.of("java.lang.Object");

  /** JVMS 4.4.1 allows no more dimensions; more would only cost stack. */
  private static final int MAX_DIMENSIONS = 255;

  private static final int MAX_NESTING = 64;

  /** A parsed class signature. */
  record OfClass(
      List<TypeParameter> typeParameters,
      TypeRef.@Nullable ClassRef superclass,
      List<TypeRef.ClassRef> interfaces) {}

  /** A parsed method signature. */
  record OfMethod(List<TypeParameter> typeParameters, List<TypeRef> parameters, TypeRef returns) {}

  private Signatures() {}

  static OfClass ofClass(String signature) {
    Declaration declaration = parse(signature);
    return new OfClass(
        declaration.typeParameters, declaration.superclass, List.copyOf(declaration.interfaces));
  }

  static OfMethod ofMethod(String signature) {
    Declaration declaration = parse(signature);
    return new OfMethod(
        declaration.typeParameters,
        List.copyOf(declaration.parameters),
        declaration.returns == null ? TypeRef.Primitive.VOID : declaration.returns);
  }

  static OfMethod ofMethodDescriptor(String descriptor) {
    return new OfMethod(
        List.of(),
        Arrays.stream(Type.getArgumentTypes(descriptor)).map(Signatures::ofType).toList(),
        ofType(Type.getReturnType(descriptor)));
  }

  static TypeRef ofField(String signature) {
    requireShallow(signature);
    List<TypeRef> result = new ArrayList<>(1);
    new SignatureReader(signature).acceptType(new OneType(result::add));
    return result.get(0);
  }

  static TypeRef ofFieldDescriptor(String descriptor) {
    return ofType(Type.getType(descriptor));
  }

  static TypeRef.ClassRef ofInternalName(String internalName) {
    return TypeRef.ClassRef.of(binaryName(internalName));
  }

  static String binaryName(String internalName) {
    return internalName.replace('/', '.');
  }

  private static Declaration parse(String signature) {
    requireShallow(signature);
    Declaration declaration = new Declaration();
    new SignatureReader(signature).accept(declaration);
    declaration.endParameter();
    return declaration;
  }

  /**
   * The parser of ASM descends once per bracket, so a made-up signature could overflow the stack.
   */
  private static void requireShallow(String signature) {
    int depth = 0;
    int dimensions = 0;
    for (int i = 0; i < signature.length(); i++) {
      char c = signature.charAt(i);
      dimensions = c == '[' ? dimensions + 1 : 0;
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (depth > MAX_NESTING || dimensions > MAX_DIMENSIONS) {
        throw new IllegalArgumentException("signature nests too deep");
      }
    }
  }

  private static TypeRef ofType(Type type) {
    return switch (type.getSort()) {
      case Type.ARRAY -> arrayOf(ofType(type.getElementType()), type.getDimensions());
      case Type.OBJECT -> ofInternalName(type.getInternalName());
      default -> primitive(type.getDescriptor().charAt(0));
    };
  }

  private static TypeRef arrayOf(TypeRef element, int dimensions) {
    if (dimensions > MAX_DIMENSIONS) {
      throw new IllegalArgumentException("array of " + dimensions + " dimensions");
    }
    TypeRef type = element;
    for (int i = 0; i < dimensions; i++) {
      type = new TypeRef.ArrayRef(type);
    }
    return type;
  }

  private static TypeRef.Primitive primitive(char descriptor) {
    return switch (descriptor) {
      case 'Z' -> TypeRef.Primitive.BOOLEAN;
      case 'B' -> TypeRef.Primitive.BYTE;
      case 'S' -> TypeRef.Primitive.SHORT;
      case 'C' -> TypeRef.Primitive.CHAR;
      case 'I' -> TypeRef.Primitive.INT;
      case 'J' -> TypeRef.Primitive.LONG;
      case 'F' -> TypeRef.Primitive.FLOAT;
      case 'D' -> TypeRef.Primitive.DOUBLE;
      case 'V' -> TypeRef.Primitive.VOID;
      default -> throw new IllegalArgumentException("no primitive type is called " + descriptor);
    };
  }

  /** Collects the parts of a class or method signature. */
  private static final class Declaration extends SignatureVisitor {
    private final List<TypeParameter> typeParameters = new ArrayList<>();
    private final List<TypeRef.ClassRef> interfaces = new ArrayList<>();
    private final List<TypeRef> parameters = new ArrayList<>();
    private TypeRef.@Nullable ClassRef superclass;
    private @Nullable TypeRef returns;
    private @Nullable String parameterName;
    private @Nullable TypeRef firstBound;

    Declaration() {
      super(Opcodes.ASM9);
    }

    private void endParameter() {
      if (parameterName != null) {
        typeParameters.add(
            new TypeParameter(parameterName, firstBound == null ? OBJECT : firstBound));
      }
      parameterName = null;
      firstBound = null;
    }

    @Override
    public void visitFormalTypeParameter(String name) {
      endParameter();
      parameterName = name;
    }

    @Override
    public SignatureVisitor visitClassBound() {
      return new OneType(this::bound);
    }

    @Override
    public SignatureVisitor visitInterfaceBound() {
      return new OneType(this::bound);
    }

    private void bound(TypeRef type) {
      if (firstBound == null) {
        firstBound = type;
      }
    }

    @Override
    public SignatureVisitor visitSuperclass() {
      return new OneType(type -> superclass = (TypeRef.ClassRef) type);
    }

    @Override
    public SignatureVisitor visitInterface() {
      return new OneType(type -> interfaces.add((TypeRef.ClassRef) type));
    }

    @Override
    public SignatureVisitor visitParameterType() {
      return new OneType(parameters::add);
    }

    @Override
    public SignatureVisitor visitReturnType() {
      return new OneType(type -> returns = type);
    }

    @Override
    public SignatureVisitor visitExceptionType() {
      return new OneType(type -> {});
    }
  }

  /** Builds one type and hands it on. */
  private static final class OneType extends SignatureVisitor {
    private final Consumer<TypeRef> result;
    private final List<TypeRef> arguments = new ArrayList<>(2);
    private final StringBuilder className = new StringBuilder();

    OneType(Consumer<TypeRef> result) {
      super(Opcodes.ASM9);
      this.result = result;
    }

    @Override
    public void visitBaseType(char descriptor) {
      result.accept(primitive(descriptor));
    }

    @Override
    public void visitTypeVariable(String name) {
      result.accept(new TypeRef.TypeVar(name, OBJECT));
    }

    @Override
    public SignatureVisitor visitArrayType() {
      return new OneType(element -> result.accept(new TypeRef.ArrayRef(element)));
    }

    @Override
    public void visitClassType(String name) {
      className.append(binaryName(name));
    }

    @Override
    public void visitInnerClassType(String name) {
      // Arguments of the enclosing type ("Outer<T>.Inner") have no place in a ClassRef.
      arguments.clear();
      className.append('$').append(name);
    }

    @Override
    public void visitTypeArgument() {
      arguments.add(new TypeRef.Wildcard(Direction.EXTENDS, OBJECT));
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
      return switch (wildcard) {
        case SignatureVisitor.EXTENDS ->
            new OneType(bound -> arguments.add(new TypeRef.Wildcard(Direction.EXTENDS, bound)));
        case SignatureVisitor.SUPER ->
            new OneType(bound -> arguments.add(new TypeRef.Wildcard(Direction.SUPER, bound)));
        default -> new OneType(arguments::add);
      };
    }

    @Override
    public void visitEnd() {
      result.accept(new TypeRef.ClassRef(className.toString(), arguments));
    }
  }
}
