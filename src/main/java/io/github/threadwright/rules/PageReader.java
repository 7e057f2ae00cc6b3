package io.github.threadwright.rules;

import io.github.threadwright.finding.ReasonCode;
import io.github.threadwright.knowledge.KnowledgeProblem;
import io.github.threadwright.knowledge.ModelPage;
import io.github.threadwright.knowledge.NearestWord;
import io.github.threadwright.knowledge.PageLine;
import io.github.threadwright.knowledge.RuleKind;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.model.ConcurrencyModel;
import io.github.threadwright.workload.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Understands the words of one page. What it does not understand becomes a problem with file, line
 * and cure.
 */
final class PageReader {
  private static final String LESS_SURE = "less sure if ";
  private static final String MILDER = "milder if ";

  private final List<KnowledgeProblem> problems = new ArrayList<>();

  private PageReader() {}

  /** The rule, or null when its page has a problem. */
  static @Nullable Rule<?> read(RulePage page, List<KnowledgeProblem> problems) {
    Optional<Subject<?>> subject = Subject.named(page.subject().word());
    if (subject.isEmpty()) {
      String message = "there are no words about the subject '" + page.subject().word() + "' yet";
      String known = Subject.ALL.stream().map(Subject::word).collect(Collectors.joining(", "));
      problems.add(page.problem("subject", message, "choose one of " + known));
      return null;
    }
    PageReader reader = new PageReader();
    Rule<?> rule = reader.read(page, subject.get());
    problems.addAll(reader.problems);
    return reader.problems.isEmpty() ? rule : null;
  }

  /** The choice of a model, or null when its page has a problem. */
  static @Nullable ModelRule read(ModelPage page, List<KnowledgeProblem> problems) {
    PageReader reader = new PageReader();
    ModelRule rule = reader.read(page);
    problems.addAll(reader.problems);
    return reader.problems.isEmpty() ? rule : null;
  }

  private <S> Rule<S> read(RulePage page, Subject<S> subject) {
    List<String> terms =
        new ArrayList<>(subject.vocabulary().terms().stream().map(Term::name).toList());
    if (page.kind() == RuleKind.ADVICE) {
      terms.addAll(AdviceTerms.NAMES);
    }
    return new Rule<>(
        page,
        subject,
        readModels(page),
        readAll(page.when(), "", subject),
        readAll(page.unless(), "", subject),
        readAll(page.unless(), LESS_SURE, subject),
        readAll(page.unless(), MILDER, subject),
        page.message() == null
            ? new Template(page.summary())
            : readTemplate(page.message(), terms));
  }

  private Set<ConcurrencyModel> readModels(RulePage page) {
    Set<ConcurrencyModel> models = EnumSet.noneOf(ConcurrencyModel.class);
    for (PageLine line : page.models()) {
      ConcurrencyModel model = model(line.text());
      if (model == null) {
        problem(line, "'" + line.text() + "' is no model", cure(line.text(), modelWords()));
      } else {
        models.add(model);
      }
    }
    return models;
  }

  private ModelRule read(ModelPage page) {
    ConcurrencyModel model = model(page.id());
    if (model == null) {
      problems.add(
          new KnowledgeProblem(
              page.file(), 1, "'" + page.id() + "' is no model", cure(page.id(), modelWords())));
    }
    List<ModelRule.Fit> fits = page.fits().stream().map(this::readFit).toList();
    List<ModelRule.Rejection> rejections = new ArrayList<>();
    for (ModelPage.Rejection rejection : page.rejected()) {
      ReasonCode code = ReasonCode.of(rejection.code().text());
      if (code == null) {
        List<String> codes = Arrays.stream(ReasonCode.values()).map(ReasonCode::word).toList();
        problem(
            rejection.code(),
            "'" + rejection.code().text() + "' is no reason code",
            cure(rejection.code().text(), codes));
      } else {
        rejections.add(new ModelRule.Rejection(code, readJoined(rejection.condition())));
      }
    }
    return new ModelRule(
        model == null ? ConcurrencyModel.SEQUENTIAL : model, page.file(), fits, rejections);
  }

  private ModelRule.Fit readFit(ModelPage.Fit fit) {
    List<String> terms = Subject.SITE.vocabulary().terms().stream().map(Term::name).toList();
    return new ModelRule.Fit(
        fit.rank(),
        readAll(fit.when(), "", Subject.SITE),
        readAll(fit.unless(), "", Subject.SITE),
        fit.because() == null ? new Template("") : readTemplate(fit.because(), terms),
        fit.sizing() == null ? new Template("") : readTemplate(fit.sizing(), terms));
  }

  /** {@code one phrase and another}: all must hold. */
  private List<Condition<Site>> readJoined(PageLine line) {
    return Arrays.stream(line.text().split("\\s+and\\s+"))
        .flatMap(
            phrase ->
                readOne(new PageLine(phrase, line.file(), line.line()), phrase, Subject.SITE)
                    .stream())
        .toList();
  }

  /** The lines with that prefix; for an empty one, those without any. */
  private <S> List<Condition<S>> readAll(List<PageLine> lines, String prefix, Subject<S> subject) {
    return lines.stream()
        .filter(line -> prefixOf(line).equals(prefix))
        .flatMap(
            line -> readOne(line, line.text().substring(prefix.length()).strip(), subject).stream())
        .toList();
  }

  private static String prefixOf(PageLine line) {
    return line.text().startsWith(LESS_SURE)
        ? LESS_SURE
        : line.text().startsWith(MILDER) ? MILDER : "";
  }

  private <S> Optional<Condition<S>> readOne(PageLine line, String text, Subject<S> subject) {
    try {
      Optional<Condition<S>> condition = subject.vocabulary().read(text, line.line());
      if (condition.isEmpty()) {
        problem(line, "unknown word '" + text + "'", wordCure(text, subject));
      }
      return condition;
    } catch (Slot.WrongArgument e) {
      problem(
          line,
          "wrong argument in '" + text + "': " + e.getMessage(),
          "see the table of words in rules/README.md");
      return Optional.empty();
    }
  }

  private static String wordCure(String text, Subject<?> subject) {
    List<String> others =
        Subject.ALL.stream()
            .filter(other -> other != subject && knows(other, text))
            .map(Subject::word)
            .toList();
    if (!others.isEmpty()) {
      String known = String.join(" or ", others);
      return "that is a word of the subject " + known + ", and here it is " + subject.word();
    }
    String all = "all words of the subject " + subject.word() + " are in rules/README.md";
    return subject
        .vocabulary()
        .nearest(text)
        .map(near -> "did you mean '" + near + "'? " + all)
        .orElse(all);
  }

  private static boolean knows(Subject<?> subject, String text) {
    try {
      return subject.vocabulary().read(text, 0).isPresent();
    } catch (Slot.WrongArgument e) {
      return true;
    }
  }

  private Template readTemplate(PageLine line, Collection<String> terms) {
    Template template = new Template(line.text());
    for (String name : template.unknown(terms)) {
      problem(line, "unknown term '{" + name + "}'", cure(name, terms));
    }
    return template;
  }

  private void problem(PageLine line, String message, String cure) {
    problems.add(line.problem(message, cure));
  }

  private static @Nullable ConcurrencyModel model(String word) {
    return Arrays.stream(ConcurrencyModel.values())
        .filter(model -> model.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  private static List<String> modelWords() {
    return Arrays.stream(ConcurrencyModel.values()).map(ConcurrencyModel::word).toList();
  }

  private static String cure(String word, Collection<String> known) {
    return NearestWord.of(word, known)
        .map(near -> "did you mean '" + near + "'?")
        .orElse("known are: " + String.join(", ", known));
  }
}
