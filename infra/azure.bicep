// Everything that Trygg needs in Azure, in one resource group. docs/install.md says in which order, and what has to be done by
// hand: permissions on Microsoft Graph, and the Teams package.
targetScope = 'resourceGroup'

@description('Begins the names of all resources. A small letter first, then small letters and digits; together with what is added, unique in Azure.')
@minLength(3)
@maxLength(12)
param name string

@description('Where the data lies. Cases are about people: a region that the organisation has agreed to.')
param location string = resourceGroup().location

@description('The name of the bot in Azure. People see the name in the Teams package.')
@minLength(1)
@maxLength(42)
param displayName string

@description('The plan of App Service. P0v3 is the smallest one with room for two instances that share nothing with others.')
param planSku string = 'P0v3'

@description('How many instances answer. Two keep answering while one is replaced.')
@minValue(1)
@maxValue(10)
param instances int = 2

@description('Files of the organisation, as paths within the deployed package: roles (docs/directory-graph.md), policy (docs/policy.md), logo.')
param rolesFile string = 'organisation/roles.json'
param policyFile string = ''
param logoFile string = ''

@description('The id of Trygg in the organisation’s app catalogue, once it is there: with it, people are reached who have never met the bot.')
param teamsAppId string = ''

@description('Who is told when something is wrong: an address that somebody reads at night.')
param alertEmail string

@description('The object id of the group whose members rotate the wrapping key. Nobody else may.')
param keyOfficersGroupId string

@description('Whether the stores, the vault and the anchor are reached over a private network only.')
param privateNetwork bool = false

@description('Days for which the record’s anchor can neither be changed nor deleted. Lock the policy by hand once it has proven itself: that is for good.')
@minValue(365)
@maxValue(146000)
param anchorDays int = 3650

@description('Where a collector listens for OpenTelemetry over HTTP, if there is one. Alerts need none.')
param telemetryEndpoint string = ''

var layout = loadJsonContent('cosmos-containers.json')
var suffix = uniqueString(resourceGroup().id)

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: '${name}-bot'
    location: location
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  params: {
    name: '${name}-net'
    location: location
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: name
    location: location
    alertEmail: alertEmail
  }
}

// 30 days: a case that was erased is in no backup for longer than that.
module store 'modules/cosmos.bicep' = {
  name: 'store'
  params: {
    name: '${name}-store-${suffix}'
    location: location
    layout: layout.store
    backupTier: 'Continuous30Days'
    principalId: identity.outputs.principalId
    privateNetwork: privateNetwork
    endpointSubnetId: privateNetwork ? network!.outputs.endpointSubnetId : ''
    zoneId: privateNetwork ? network!.outputs.cosmosZoneId : ''
    workspaceId: monitoring.outputs.workspaceId
  }
}

// In an account of their own: whoever restores the cases does not bring back the keys to those that were erased.
module keyStore 'modules/cosmos.bicep' = {
  name: 'key-store'
  params: {
    name: '${name}-keys-${suffix}'
    location: location
    layout: layout.keys
    backupTier: 'Continuous7Days'
    principalId: identity.outputs.principalId
    privateNetwork: privateNetwork
    endpointSubnetId: privateNetwork ? network!.outputs.endpointSubnetId : ''
    zoneId: privateNetwork ? network!.outputs.cosmosZoneId : ''
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: '${name}-${take(suffix, 8)}'
    location: location
    principalId: identity.outputs.principalId
    keyOfficersGroupId: keyOfficersGroupId
    privateNetwork: privateNetwork
    endpointSubnetId: privateNetwork ? network!.outputs.endpointSubnetId : ''
    zoneId: privateNetwork ? network!.outputs.vaultZoneId : ''
    workspaceId: monitoring.outputs.workspaceId
  }
}

module anchor 'modules/anchor.bicep' = {
  name: 'anchor'
  params: {
    name: '${take(name, 8)}${suffix}'
    location: location
    days: anchorDays
    principalId: identity.outputs.principalId
    privateNetwork: privateNetwork
    endpointSubnetId: privateNetwork ? network!.outputs.endpointSubnetId : ''
    zoneId: privateNetwork ? network!.outputs.blobZoneId : ''
    workspaceId: monitoring.outputs.workspaceId
  }
}

module web 'modules/web.bicep' = {
  name: 'web'
  params: {
    name: '${name}-${suffix}'
    location: location
    planSku: planSku
    instances: instances
    identityId: identity.outputs.id
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    workspaceId: monitoring.outputs.workspaceId
    settings: {
      MICROSOFT_APP_ID: identity.outputs.clientId
      MICROSOFT_APP_TENANT_ID: tenant().tenantId
      MICROSOFT_APP_TYPE: 'UserAssignedMSI'
      TRYGG_URL: 'https://${name}-${suffix}.azurewebsites.net'
      TRYGG_KEY_VAULT: vault.outputs.keyUri
      TRYGG_COSMOS: store.outputs.endpoint
      TRYGG_COSMOS_KEYS: keyStore.outputs.endpoint
      TRYGG_ANCHOR: anchor.outputs.containerUri
      TRYGG_DATA: '/home/trygg'
      TRYGG_GRAPH: rolesFile
      TRYGG_TEAMS_APP: teamsAppId
      TRYGG_POLICY: policyFile
      TRYGG_LOGO: logoFile
      OTEL_EXPORTER_OTLP_ENDPOINT: telemetryEndpoint
    }
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    // Unique among all bots in the world.
    name: '${name}-bot-${suffix}'
    displayName: displayName
    endpoint: 'https://${web.outputs.hostName}/api/messages'
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
  }
}

@description('For the Teams package: the id of the bot, and the domain of its pages.')
output BOT_ID string = identity.outputs.clientId
output BOT_DOMAIN string = web.outputs.hostName

@description('Where the program is deployed to.')
output BOT_APP_SERVICE_RESOURCE_ID string = web.outputs.id

@description('The identity that gets its permissions on Microsoft Graph by hand: docs/install.md.')
output BOT_PRINCIPAL_ID string = identity.outputs.principalId
