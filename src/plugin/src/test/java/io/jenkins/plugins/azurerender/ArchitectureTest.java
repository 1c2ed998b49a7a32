package io.jenkins.plugins.azurerender;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import hudson.FilePath;
import hudson.FilePath.FileCallable;
import hudson.remoting.Callable;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.account.EntraApplication;
import io.jenkins.plugins.azurerender.account.EntraManagedIdentity;
import io.jenkins.plugins.azurerender.account.EntraWorkloadIdentity;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.account.StorageAccountKey;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.SdkBatchService;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.azure.storage.SdkRenderStorage;
import io.jenkins.plugins.azurerender.jenkins.AgentCalls;
import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import jenkins.MasterToSlaveFileCallable;
import jenkins.model.ArtifactManager;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Tag;

/** Rules for the dependencies between the packages of the plugin, and for what classes may use. */
@Tag("unit")
@AnalyzeClasses(packages = "io.jenkins.plugins.azurerender", importOptions = ArchitectureTest.PluginClasses.class)
class ArchitectureTest {

    /** Selects the classes of the plugin by their location: tests and other modules have the same package names. */
    static final class PluginClasses implements ImportOption {

        private static final String CODE_SOURCE = RenderCloud.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();

        @Override
        public boolean includes(Location location) {
            return location.asURI().toString().contains(CODE_SOURCE);
        }
    }

    private static final String ROOT = "io.jenkins.plugins.azurerender.";
    private static final String[] JENKINS = {
        "hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..", "com.cloudbees..", "net.sf.json.."
    };
    private static final String[] AZURE = {"com.azure..", "com.microsoft..", "okhttp3..", "retrofit2..", "rx.."};

    /** Jenkins saves steps while their work runs on another thread, so their lists are replaced. */
    @ArchTest
    static final ArchRule listsOfSavedStepsAreReplacedAndNeverChanged = noClasses()
            .that()
            .areAssignableTo(StepExecution.class)
            .should()
            .callMethodWhere(target(owner(assignableTo(Collection.class)))
                    .and(target(nameMatching("(add|remove|retain|clear|set|sort|replace).*"))));

    /** The models of renders, scenes and images depend on neither Jenkins nor Azure. */
    @ArchTest
    static final ArchRule renderSceneAndImagesArePureJava = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "render..", ROOT + "scene..", ROOT + "frames.image..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    Stream.concat(Stream.of(JENKINS), Stream.of(AZURE)).toArray(String[]::new));

    @ArchTest
    static final ArchRule assetsUseJenkinsOnlyInAgentCallables = noClasses()
            .that()
            .resideInAPackage(ROOT + "assets..")
            .and(not(assignableTo(MasterToSlaveFileCallable.class)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JENKINS);

    @ArchTest
    static final ArchRule onlyAzureBatchUsesTheBatchSdk = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "azure.batch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.microsoft.azure..", "com.microsoft.rest..", "okhttp3..", "retrofit2..", "rx..", "org.joda..");

    @ArchTest
    static final ArchRule onlyAzureStorageUsesTheBlobSdk = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "azure.storage..", ROOT + "azure.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "reactor..");

    @ArchTest
    static final ArchRule onlyAzureIdentityUsesTheIdentitySdk = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "azure.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure.identity..", "com.microsoft.aad..");

    @ArchTest
    static final ArchRule portsDoNotExposeTheirSdks = noClasses()
            .that()
            .haveSimpleName("BatchService")
            .or()
            .haveSimpleName("RenderStorage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AZURE);

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    /**
     * RenderCloud returns guarded services. Only RenderCloud and the connection test of administrators open the services
     * behind them.
     */
    @ArchTest
    static final ArchRule onlyGuardedServicesAreUsed = noClasses()
            .that()
            .doNotBelongToAnyOf(
                    SdkBatchService.class,
                    SdkRenderStorage.class,
                    RenderCloud.class,
                    BatchAccountKey.class,
                    StorageAccountKey.class,
                    EntraApplication.class,
                    EntraManagedIdentity.class,
                    EntraWorkloadIdentity.class)
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "account.ConnectionCheck")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + "account.EntraIdentity")
            .should()
            .callMethodWhere(target(nameMatching("openBatch|openStorage")))
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(BatchService.class)))
                    .or(target(owner(assignableTo(RenderStorage.class)))));

    private static ArchCondition<JavaMethod> checkAccess() {
        return new ArchCondition<>("check ResourceAccess") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean checks = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getSimpleName().equals("ResourceAccess")
                                && call.getName().startsWith("check"));
                events.add(new SimpleConditionEvent(method, checks, method.getFullName() + " does not check access"));
            }
        };
    }

    /** Each method of the guarded services checks access first, or is listed below because it only reads. */
    @ArchTest
    static final ArchRule guardedMethodsCheckAccessOrOnlyRead = methods()
            .that()
            .areDeclaredInClassesThat()
            .haveSimpleNameStartingWith("Guarded")
            .and()
            .arePublic()
            .should(checkAccessOrOnlyRead());

    private static final Set<String> READING = Set.of(
            "account tags containers pool nodeProblems preempted supportedImages applications job taskCounts changedTasks"
                    .concat(
                            " hasTasksLeft preparationProblems countUsableNodes jobs pools batch storage access equals hashCode")
                    .concat(" toString")
                    .split(" "));

    private static ArchCondition<JavaMethod> checkAccessOrOnlyRead() {
        ArchCondition<JavaMethod> checkAccess = checkAccess();
        return new ArchCondition<>("check ResourceAccess or only read") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!READING.contains(method.getName())) {
                    checkAccess.check(method, events);
                }
            }
        };
    }

    /** Steps hold parameters and forms; only immutable requests are passed on. */
    @ArchTest
    static final ArchRule noPackageDependsOnSteps = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "steps..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "steps..");

    /** Data of a running Pipeline is restored by JBoss Marshalling, which can create only public records. */
    @ArchTest
    static final ArchRule serializableRecordsArePublic = classes()
            .that()
            .areRecords()
            .and()
            .areAssignableTo(Serializable.class)
            .should()
            .bePublic();

    @ArchTest
    static final ArchRule agentsSendNoCallablesToTheController = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("jenkins.security.."))
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameContaining("SlaveToMaster");

    @ArchTest
    static final ArchRule agentCallablesAreNamedClasses = classes()
            .that()
            .areAssignableTo(FileCallable.class)
            .or()
            .areAssignableTo(Callable.class)
            .should(beNamedClasses());

    /** A disk that hangs would hold a thread, so only AgentCalls reads and writes files of agents. */
    @ArchTest
    static final ArchRule callsToAgentsHaveATimeLimit = noClasses()
            .that()
            .doNotBelongToAnyOf(AgentCalls.class)
            .should()
            .callMethodWhere(target(owner(assignableTo(FilePath.class)))
                    .and(target(not(nameMatching("child|getParent|getRemote|getName|getBaseName|getChannel")))))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(ArtifactManager.class))).and(target(nameMatching("archive"))));

    @ArchTest
    static final ArchRule tlsTrustIsNotCustomized =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("javax.net.ssl..", "java.security.cert..");

    @ArchTest
    static final ArchRule archivesAreNotUnpacked = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(zip\\.Zip|jar\\.).*|org\\.apache\\.commons\\.compress\\..*")
            .orShould()
            .callMethodWhere(target(nameMatching("(un(zip|tar)|install)(From.*)?"))
                    .and(target(owner(assignableTo(FilePath.class)))));

    @ArchTest
    static final ArchRule stepsAreFinal = classes()
            .that()
            .areAssignableTo(Step.class)
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveModifier(JavaModifier.FINAL);

    /** Anonymous and local classes would also serialize the objects they capture. */
    private static ArchCondition<JavaClass> beNamedClasses() {
        return new ArchCondition<>("be named classes") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean named = !type.isAnonymousClass() && !type.isLocalClass();
                events.add(new SimpleConditionEvent(type, named, type.getName() + " is anonymous or local"));
            }
        };
    }
}
