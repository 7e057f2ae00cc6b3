package io.github.threadwright.source.bytecode;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeShape.FieldShape;
import io.github.threadwright.source.types.TypeShape.Kind;
import io.github.threadwright.source.types.TypeShape.Origin;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads the outline of a type from its class file: what it declares, with generics, as a programmer
 * wrote it.
 *
 * <p>Left out are what the compiler made (synthetic and bridge methods, parameters for the outer
 * instance or captured variables, static initialisers) and what nobody else can name (private
 * members, anonymous and local types). A Signature attribute that cannot be read counts as absent:
 * the erased descriptor stands in for it.
 */
public final class ClassShapeReader {
  private final Origin origin;
  private final Function<String, @Nullable TypeShape> enclosing;

  /**
   * @param enclosing finds the type around a member type by its binary name, for the bounds of its
   *     type variables; where it answers null they count as bounded by {@code java.lang.Object}
   */
  public ClassShapeReader(Origin origin, Function<String, @Nullable TypeShape> enclosing) {
    this.origin = Objects.requireNonNull(origin);
    this.enclosing = Objects.requireNonNull(enclosing);
  }

  /**
   * The outline of the type in a class file.
   *
   * @throws IllegalArgumentException with the reason when {@code classFile} is none that can be
   *     read
   */
  public TypeShape read(byte[] classFile) {
    Parts parts = guarded(() -> parse(classFile));
    TypeScope outer = parts.isStatic() ? null : scopeAround(parts.outerName);
    return guarded(() -> shape(parts, outer));
  }

  private static Parts parse(byte[] classFile) {
    Parts parts = new Parts();
    int skipped = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;
    new ClassReader(classFile).accept(parts, skipped);
    return parts;
  }

  /**
   * ASM trusts the offsets and counts it reads, so a damaged file ends in any of several
   * exceptions.
   */
  static <T> T guarded(Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException e) {
      String reason = e.getMessage();
      throw new IllegalArgumentException(reason == null ? "it is no class file" : reason, e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("it is damaged (" + e + ")", e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("it nests too deep", e);
    }
  }

  private TypeShape shape(Parts parts, @Nullable TypeScope outer) {
    Signatures.OfClass header = header(parts);
    TypeScope scope = TypeScope.ofParsed(outer, header.typeParameters());
    return new TypeShape(
        Signatures.binaryName(parts.name),
        parts.kind(),
        parts.modifiers(),
        scope.parameters(),
        parts.isInterface() ? null : resolveClass(header.superclass(), scope),
        header.interfaces().stream().map(i -> resolve(i, scope)).toList(),
        parts.fields.stream().map(field -> field(field, scope)).toList(),
        parts.methods.stream().map(method -> method(method, parts, scope)).toList(),
        parts.members,
        origin);
  }

  private @Nullable TypeScope scopeAround(@Nullable String outerName) {
    TypeShape outer = outerName == null ? null : enclosing.apply(Signatures.binaryName(outerName));
    if (outer == null) {
      return null;
    }
    int dollar = outer.name().lastIndexOf('$');
    String next = dollar < 0 || outer.isStatic() ? null : outer.name().substring(0, dollar);
    return TypeScope.ofResolved(scopeAround(next), outer.typeParameters());
  }

  private static Signatures.OfClass header(Parts parts) {
    Signatures.OfClass erased =
        new Signatures.OfClass(
            List.of(),
            parts.superName == null ? null : Signatures.ofInternalName(parts.superName),
            parts.interfaceNames.stream().map(Signatures::ofInternalName).toList());
    String signature = parts.signature;
    return signature == null ? erased : orElse(() -> Signatures.ofClass(signature), erased);
  }

  private static TypeRef.@Nullable ClassRef resolveClass(
      TypeRef.@Nullable ClassRef type, TypeScope scope) {
    return type == null ? null : resolve(type, scope);
  }

  private static TypeRef.ClassRef resolve(TypeRef.ClassRef type, TypeScope scope) {
    return (TypeRef.ClassRef) scope.resolve(type);
  }

  private static FieldShape field(Member field, TypeScope scope) {
    TypeRef erased = Signatures.ofFieldDescriptor(field.descriptor);
    String signature = field.signature;
    TypeRef parsed =
        signature == null ? erased : orElse(() -> Signatures.ofField(signature), erased);
    return new FieldShape(
        field.name, scope.resolve(parsed), field.access & Modifier.fieldModifiers());
  }

  private static MethodShape method(Member method, Parts parts, TypeScope classScope) {
    Signatures.OfMethod parsed = parse(method, parts);
    TypeScope scope = TypeScope.ofParsed(classScope, parsed.typeParameters());
    return new MethodShape(
        method.name,
        method.access & Modifier.methodModifiers(),
        scope.parameters(),
        parsed.parameters().stream().map(scope::resolve).toList(),
        scope.resolve(parsed.returns()),
        (method.access & Opcodes.ACC_VARARGS) != 0);
  }

  private static Signatures.OfMethod parse(Member method, Parts parts) {
    Signatures.OfMethod erased = withoutOuterInstance(method, parts);
    String signature = method.signature;
    return signature == null ? erased : orElse(() -> Signatures.ofMethod(signature), erased);
  }

  /**
   * Signature attributes do not list the outer instance that an inner class is made in, descriptors
   * do.
   */
  private static Signatures.OfMethod withoutOuterInstance(Member method, Parts parts) {
    Signatures.OfMethod whole = Signatures.ofMethodDescriptor(method.descriptor);
    boolean hasOuterInstance =
        method.name.equals(MethodShape.CONSTRUCTOR)
            && parts.outerName != null
            && !parts.isStatic()
            && !whole.parameters().isEmpty()
            && whole.parameters().get(0).equals(Signatures.ofInternalName(parts.outerName));
    if (!hasOuterInstance) {
      return whole;
    }
    List<TypeRef> parameters = whole.parameters().subList(1, whole.parameters().size());
    return new Signatures.OfMethod(whole.typeParameters(), parameters, whole.returns());
  }

  private static <T> T orElse(Supplier<T> parsed, T erased) {
    try {
      return parsed.get();
    } catch (RuntimeException e) {
      // Obfuscators leave signatures behind that no parser accepts; the JVM does not read them
      // either.
      return erased;
    }
  }

  /** A field or method as the class file has it. */
  private record Member(int access, String name, String descriptor, @Nullable String signature) {}

  /**
   * What a class file holds, before signatures are parsed: they need the modifiers that come last.
   */
  private static final class Parts extends ClassVisitor {
    private static final int INVISIBLE = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

    private final List<String> members = new ArrayList<>();
    private final List<Member> fields = new ArrayList<>();
    private final List<Member> methods = new ArrayList<>();
    private String name = "";
    private int access;
    private @Nullable String signature;
    private @Nullable String superName;
    private List<String> interfaceNames = List.of();

    /** Internal name of the type this one is a member of. */
    private @Nullable String outerName;

    Parts() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      this.access = access;
      this.name = name;
      this.signature = signature;
      this.superName = superName;
      this.interfaceNames = interfaces == null ? List.of() : List.of(interfaces);
    }

    @Override
    public void visitInnerClass(
        String name, @Nullable String outerName, @Nullable String innerName, int access) {
      if (outerName == null || innerName == null) {
        return;
      }
      // A damaged file could name types that enclose each other in a circle; prefixes cannot.
      boolean encloses = name.startsWith(outerName + "$");
      if (encloses && name.equals(this.name)) {
        // The access flags of the class itself cannot say private, protected or static.
        this.access = access;
        this.outerName = outerName;
      }
      boolean isMember = outerName.equals(this.name) && name.equals(outerName + "$" + innerName);
      if (isMember && (access & INVISIBLE) == 0) {
        members.add(innerName);
      }
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access, String name, String descriptor, @Nullable String signature, Object value) {
      if ((access & INVISIBLE) == 0) {
        fields.add(new Member(access, name, descriptor, signature));
      }
      return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      boolean made = (access & (INVISIBLE | Opcodes.ACC_BRIDGE)) != 0 || name.equals("<clinit>");
      if (!made) {
        methods.add(new Member(access, name, descriptor, signature));
      }
      return null;
    }

    private Kind kind() {
      if ((access & Opcodes.ACC_ANNOTATION) != 0) {
        return Kind.ANNOTATION;
      }
      if ((access & Opcodes.ACC_INTERFACE) != 0) {
        return Kind.INTERFACE;
      }
      if ("java/lang/Enum".equals(superName)) {
        return Kind.ENUM;
      }
      return "java/lang/Record".equals(superName) ? Kind.RECORD : Kind.CLASS;
    }

    private boolean isInterface() {
      return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    private boolean isStatic() {
      return (access & Opcodes.ACC_STATIC) != 0;
    }

    private int modifiers() {
      return access & (Modifier.classModifiers() | Modifier.INTERFACE);
    }
  }
}
