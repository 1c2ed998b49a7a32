/** Scenes of Arnold (.ass and .ass.gz): blocks of parameters, one for each node. */
package io.jenkins.plugins.azurerender.scene.arnold;
