package loopscope;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;

import java.text.DecimalFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether a call or a method reference lets the default locale decide: the method has a twin that
 * takes a {@link Locale} beside the same parameters, or is one of the few that have none.
 */
final class DefaultLocaleUse extends DescribedPredicate<JavaAccess<?>> {
    DefaultLocaleUse() {
        super("the default locale decides");
    }

    @Override
    public boolean test(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && (hasNoTwin(target) || hasTwin(target));
    }

    private static boolean hasNoTwin(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        return switch (target.getName()) {
            case "formatted" -> owner.isEquivalentTo(String.class);
            case "getDefault" -> owner.isEquivalentTo(Locale.class);
            case "ofLocalizedDate", "ofLocalizedTime", "ofLocalizedDateTime" ->
                    owner.isEquivalentTo(DateTimeFormatter.class);
            case "<init>" ->
                    owner.isEquivalentTo(DecimalFormat.class)
                            && target.getRawParameterTypes().size() < 2;
            default -> false;
        };
    }

    private static boolean hasTwin(CodeUnitAccessTarget target) {
        List<String> given = names(target.getRawParameterTypes());
        return !given.contains(Locale.class.getName())
                && supertypes(target.getOwner())
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(other -> other.getName().equals(target.getName()))
                        .map(other -> names(other.getRawParameterTypes()))
                        .anyMatch(taken -> isWithLocale(taken, given));
    }

    private static Stream<JavaClass> supertypes(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream());
    }

    private static boolean isWithLocale(List<String> taken, List<String> given) {
        List<String> rest = new ArrayList<>(taken);
        return rest.remove(Locale.class.getName()) && rest.equals(given);
    }

    private static List<String> names(List<JavaClass> types) {
        return types.stream().map(JavaClass::getName).toList();
    }
}
