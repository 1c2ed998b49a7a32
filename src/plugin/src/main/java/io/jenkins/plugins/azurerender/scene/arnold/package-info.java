/** Arnold scenes (.ass and .ass.gz): one block of parameters per node. */
package io.jenkins.plugins.azurerender.scene.arnold;
