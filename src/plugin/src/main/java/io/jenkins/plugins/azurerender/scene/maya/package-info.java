/** Scenes of Maya, as text (.ma) and binary (.mb): one story told in two ways, so {@code MayaStory} listens to both. */
package io.jenkins.plugins.azurerender.scene.maya;
