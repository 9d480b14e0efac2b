package loopscope.cli;

import picocli.CommandLine.IVersionProvider;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** Which version this is: the build writes it into the module's descriptor. */
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
