package io.github.threadwright.source.build;

/** The ways a build names a release, strongest first. */
enum SettingKind {
  RELEASE,
  TARGET,
  SOURCE,
  TOOLCHAIN
}
