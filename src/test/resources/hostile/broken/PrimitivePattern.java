class PrimitivePattern {
  boolean m(Object o) { return o instanceof int i; }
}
