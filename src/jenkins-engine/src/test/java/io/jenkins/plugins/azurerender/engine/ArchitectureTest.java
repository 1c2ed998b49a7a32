package io.jenkins.plugins.azurerender.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Checks the dependencies between the packages of the engine and of jenkins-standin; see also {@link PackageImportsTest}. */
@ArchTag("unit")
@AnalyzeClasses(
        packages = {"io.jenkins.plugins.azurerender.engine", "io.jenkins.plugins.azurerender.standin"},
        importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {

    private static final String ENGINE = "io.jenkins.plugins.azurerender.engine";
    private static final String STANDIN = "io.jenkins.plugins.azurerender.standin";

    static final class WithoutTests implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheControllerKnowsAllPackages = noClasses()
            .that()
            .resideInAPackage(ENGINE + ".*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ENGINE);

    @ArchTest
    static final ArchRule typesDoNotDependOnTheEngine = noClasses()
            .that()
            .resideInAPackage(STANDIN + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE + "..", "groovy..", "org.codehaus.groovy..", "org.junit..");

    /** Each package is a slice, also one that has subpackages. */
    private static final class PackageSlices implements SliceAssignment {

        @Override
        public String getDescription() {
            return "packages of the engine and of jenkins-standin";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            boolean own = name.startsWith(ENGINE) || name.startsWith(STANDIN);
            return own ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }
    }
}
