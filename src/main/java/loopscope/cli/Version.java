package loopscope.cli;

import picocli.CommandLine.IVersionProvider;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The program's version, which the build writes into the module's descriptor, and Java's. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version =
                Optional.ofNullable(Version.class.getModule().getDescriptor())
                        .flatMap(ModuleDescriptor::rawVersion)
                        .orElse("(version unknown)");
        return new String[] {"Loopscope " + version, "Java " + Runtime.version()};
    }
}
