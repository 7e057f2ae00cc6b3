package io.github.threadwright.source.spoon;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeShape.FieldShape;
import io.github.threadwright.source.types.TypeShape.Kind;
import io.github.threadwright.source.types.TypeSource;
import java.lang.reflect.Modifier;
import org.eclipse.jdt.internal.compiler.classfmt.ClassFileConstants;
import org.eclipse.jdt.internal.compiler.env.IBinaryAnnotation;
import org.eclipse.jdt.internal.compiler.env.IBinaryField;
import org.eclipse.jdt.internal.compiler.env.IBinaryMethod;
import org.eclipse.jdt.internal.compiler.env.IBinaryNestedType;
import org.eclipse.jdt.internal.compiler.env.IBinaryType;
import org.eclipse.jdt.internal.compiler.env.IBinaryTypeAnnotation;
import org.eclipse.jdt.internal.compiler.env.IRecordComponent;
import org.eclipse.jdt.internal.compiler.env.ITypeAnnotationWalker;
import org.eclipse.jdt.internal.compiler.impl.Constant;
import org.eclipse.jdt.internal.compiler.lookup.BinaryTypeBinding.ExternalAnnotationStatus;
import org.eclipse.jdt.internal.compiler.lookup.LookupEnvironment;
import org.jspecify.annotations.Nullable;

/** The outline of a type, in the shape of a class file. */
record KnownType(TypeShape shape, TypeSource types) implements IBinaryType {
  private static final String OBJECT = "java.lang.Object";

  @Override
  public char[] getName() {
    return Signatures.internal(shape.name()).toCharArray();
  }

  @Override
  public char[] getFileName() {
    return getName();
  }

  @Override
  public int getModifiers() {
    int bits = shape.modifiers() & ~Modifier.SYNCHRONIZED;
    return switch (shape.kind()) {
      case INTERFACE -> bits | Modifier.INTERFACE | Modifier.ABSTRACT;
      case ANNOTATION ->
          bits | Modifier.INTERFACE | Modifier.ABSTRACT | ClassFileConstants.AccAnnotation;
      case ENUM -> bits | ClassFileConstants.AccEnum;
      case CLASS, RECORD -> bits;
    };
  }

  @Override
  public char @Nullable [] getSuperclassName() {
    if (shape.name().equals(OBJECT)) {
      return null;
    }
    String name = shape.superclass() == null ? OBJECT : shape.superclass().name();
    return Signatures.internal(name).toCharArray();
  }

  @Override
  public char[][] getInterfaceNames() {
    return shape.interfaces().stream()
        .map(i -> Signatures.internal(i.name()).toCharArray())
        .toArray(char[][]::new);
  }

  @Override
  public char @Nullable [] getGenericSignature() {
    boolean plain =
        shape.typeParameters().isEmpty()
            && (shape.superclass() == null || shape.superclass().arguments().isEmpty())
            && shape.interfaces().stream().allMatch(i -> i.arguments().isEmpty());
    return plain ? null : Signatures.generic(shape, types).toCharArray();
  }

  // ---- members

  @Override
  public IBinaryField[] getFields() {
    return shape.fields().stream().map(KnownField::new).toArray(IBinaryField[]::new);
  }

  @Override
  public IBinaryMethod[] getMethods() {
    return shape.methods().stream()
        .map(m -> new KnownMethod(m, types))
        .toArray(IBinaryMethod[]::new);
  }

  @Override
  public IBinaryNestedType[] getMemberTypes() {
    return shape.members().stream()
        .map(m -> types.find(shape.name() + "$" + m))
        .filter(m -> m != null)
        .map(m -> new KnownMember(m, shape.name(), new KnownType(m, types).getModifiers()))
        .toArray(IBinaryNestedType[]::new);
  }

  private record KnownMember(TypeShape member, String outer, int getModifiers)
      implements IBinaryNestedType {
    @Override
    public char[] getEnclosingTypeName() {
      return Signatures.internal(outer).toCharArray();
    }

    @Override
    public char[] getName() {
      return Signatures.internal(member.name()).toCharArray();
    }
  }

  private record KnownField(FieldShape field) implements IBinaryField {
    @Override
    public char[] getName() {
      return field.name().toCharArray();
    }

    @Override
    public int getModifiers() {
      return field.modifiers();
    }

    @Override
    public char[] getTypeName() {
      return Signatures.descriptor(field.type()).toCharArray();
    }

    @Override
    public char[] getGenericSignature() {
      return Signatures.generic(field.type()).toCharArray();
    }

    @Override
    public Constant getConstant() {
      return Constant.NotAConstant;
    }

    @Override
    public IBinaryAnnotation @Nullable [] getAnnotations() {
      return null;
    }

    @Override
    public IBinaryTypeAnnotation @Nullable [] getTypeAnnotations() {
      return null;
    }

    @Override
    public long getTagBits() {
      return 0;
    }
  }

  private record KnownMethod(MethodShape method, TypeSource types) implements IBinaryMethod {
    @Override
    public char[] getSelector() {
      return method.name().toCharArray();
    }

    @Override
    public boolean isConstructor() {
      return method.isConstructor();
    }

    @Override
    public boolean isClinit() {
      return false;
    }

    @Override
    public int getModifiers() {
      return method.varargs()
          ? method.modifiers() | ClassFileConstants.AccVarargs
          : method.modifiers();
    }

    @Override
    public char[] getMethodDescriptor() {
      return Signatures.descriptor(method).toCharArray();
    }

    @Override
    public char[] getGenericSignature() {
      return Signatures.generic(method, types).toCharArray();
    }

    @Override
    public char[][] getExceptionTypeNames() {
      return new char[0][];
    }

    @Override
    public char[] @Nullable [] getArgumentNames() {
      return null;
    }

    @Override
    public @Nullable Object getDefaultValue() {
      return null;
    }

    @Override
    public IBinaryAnnotation @Nullable [] getAnnotations() {
      return null;
    }

    @Override
    public IBinaryAnnotation @Nullable [] getParameterAnnotations(int index, char[] classFileName) {
      return null;
    }

    @Override
    public int getAnnotatedParametersCount() {
      return 0;
    }

    @Override
    public IBinaryTypeAnnotation @Nullable [] getTypeAnnotations() {
      return null;
    }

    @Override
    public long getTagBits() {
      return 0;
    }
  }

  // ---- nesting

  @Override
  public char @Nullable [] getEnclosingTypeName() {
    String outer = outer();
    return outer == null ? null : Signatures.internal(outer).toCharArray();
  }

  private @Nullable String outer() {
    int dollar = shape.name().lastIndexOf('$');
    while (dollar > 0) {
      TypeShape outer = types.find(shape.name().substring(0, dollar));
      if (outer != null) {
        return outer.members().contains(shape.name().substring(dollar + 1)) ? outer.name() : null;
      }
      dollar = shape.name().lastIndexOf('$', dollar - 1);
    }
    return null;
  }

  @Override
  public char[] getSourceName() {
    String outer = outer();
    String name =
        outer == null
            ? shape.name().substring(shape.name().lastIndexOf('.') + 1)
            : shape.name().substring(outer.length() + 1);
    return name.toCharArray();
  }

  @Override
  public boolean isMember() {
    return outer() != null;
  }

  @Override
  public boolean isRecord() {
    return shape.kind() == Kind.RECORD;
  }

  @Override
  public IRecordComponent @Nullable [] getRecordComponents() {
    if (!isRecord()) {
      return null;
    }
    return shape.fields().stream()
        .filter(f -> !f.isStatic())
        .map(KnownComponent::new)
        .toArray(IRecordComponent[]::new);
  }

  private record KnownComponent(FieldShape field) implements IRecordComponent {
    @Override
    public char[] getName() {
      return field.name().toCharArray();
    }

    @Override
    public char[] getTypeName() {
      return Signatures.descriptor(field.type()).toCharArray();
    }

    @Override
    public char[] getGenericSignature() {
      return Signatures.generic(field.type()).toCharArray();
    }

    @Override
    public int getModifiers() {
      return 0;
    }

    @Override
    public Constant getConstant() {
      return Constant.NotAConstant;
    }

    @Override
    public IBinaryAnnotation @Nullable [] getAnnotations() {
      return null;
    }

    @Override
    public IBinaryTypeAnnotation @Nullable [] getTypeAnnotations() {
      return null;
    }

    @Override
    public long getTagBits() {
      return 0;
    }
  }

  // ---- what outlines do not have

  @Override
  public IBinaryAnnotation @Nullable [] getAnnotations() {
    return null;
  }

  @Override
  public IBinaryTypeAnnotation @Nullable [] getTypeAnnotations() {
    return null;
  }

  @Override
  public char @Nullable [] getEnclosingMethod() {
    return null;
  }

  @Override
  public char @Nullable [] getModule() {
    return null;
  }

  @Override
  public char[] @Nullable [][] getMissingTypeNames() {
    return null;
  }

  @Override
  public long getTagBits() {
    return 0;
  }

  @Override
  public boolean isAnonymous() {
    return false;
  }

  @Override
  public boolean isLocal() {
    return false;
  }

  @Override
  public boolean isBinaryType() {
    return true;
  }

  @Override
  public char @Nullable [] sourceFileName() {
    return null;
  }

  @Override
  public ITypeAnnotationWalker enrichWithExternalAnnotationsFor(
      ITypeAnnotationWalker walker, Object member, LookupEnvironment environment) {
    return walker;
  }

  @Override
  public ExternalAnnotationStatus getExternalAnnotationStatus() {
    return ExternalAnnotationStatus.NOT_EEA_CONFIGURED;
  }
}
