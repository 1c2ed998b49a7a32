/** Scenes of Maya, as text (.ma) and binary (.mb): one scene told in two ways, so {@code MayaScene} listens to both. */
package io.jenkins.plugins.azurerender.scene.maya;
