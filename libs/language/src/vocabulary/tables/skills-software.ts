/**
 * Software, data and infrastructure skills. One line a skill: `Name = spelling; spelling > broader skill; broader skill`.
 * `# kind` opens a section, `## CATEGORY` a run of lines in it. A spelling matches whatever its case; `=Word` only as written and not where
 * it could be an ordinary word that opens a sentence; `~Word` only beside other signs of a skill (a list, "in", "using", "programming").
 */
export const SOFTWARE_SKILLS = `
# tool
## PROGRAMMING
JavaScript = ECMAScript; ES6; Vanilla JS; ジャバスクリプト; ~JS
TypeScript = タイプスクリプト; ~TS > JavaScript
Python = Python 3; Python3; パイソン
Java = Java SE; Java EE; Jakarta EE; J2EE; JDK
Kotlin
Scala = =Scala
Groovy = =Groovy
Clojure
C = ~C; C言語; Sprache C; langage C; lenguaje C; C language; ANSI C; Embedded C
C++ = cpp; C plus plus; C++11; C++14; C++17; C++20
C# = C sharp; csharp; C♯
F# = F sharp; fsharp
Go = ~Go; Golang; Go言語; Go lang
R = ~R; R言語; RStudio; R Studio; R language; tidyverse
Rust = =Rust
Ruby = =Ruby
PHP
Perl
Swift = =Swift; SwiftUI
Objective-C = ObjC
Dart = =Dart
Elixir = =Elixir
Erlang
Haskell
OCaml
Lua
Julia = !Julia
MATLAB
Fortran
COBOL
ABAP > SAP
Visual Basic = VB.NET; VB6
VBA = Excel VBA; VBA-Makros; macros VBA; マクロ
Solidity
Assembly language = =Assembler; assembleur; ensamblador; アセンブリ言語
Bash = Shell scripting; Shell-Skripte; scripts shell; Bash-Skripte; シェルスクリプト
PowerShell
SQL = エスキューエル
PL/SQL = PLSQL > SQL; Oracle Database
T-SQL = TSQL; Transact-SQL > SQL; SQL Server
HTML = HTML5
CSS = CSS3
## FRAMEWORK
Sass = =Sass; SCSS > CSS
Tailwind CSS = Tailwind > CSS
Bootstrap = =Bootstrap > CSS
React = =React; React.js; ReactJS; リアクト > JavaScript
React Native > React
Next.js = NextJS > React
Redux > React
Vue.js = Vue; VueJS; Vue 3 > JavaScript
Nuxt = Nuxt.js > Vue.js
Angular = =Angular; AngularJS > JavaScript
Svelte = SvelteKit > JavaScript
Ember.js = EmberJS > JavaScript
jQuery > JavaScript
D3.js = D3 > JavaScript
Three.js > JavaScript
WebGL
Node.js = NodeJS; =Node > JavaScript
Deno > JavaScript
Express.js = ExpressJS; !Express > Node.js
NestJS = Nest.js > Node.js
Fastify > Node.js
Django > Python
Flask = =Flask > Python
FastAPI > Python
## DATA
Pandas = =Pandas > Python
NumPy > Python
SciPy > Python
## FRAMEWORK
Spring = ~Spring; Spring Framework; Spring MVC > Java
Spring Boot = SpringBoot > Spring
Hibernate = =Hibernate > Java
Quarkus > Java
Ruby on Rails = =Rails; RoR > Ruby
Laravel > PHP
Symfony > PHP
## TOOL
WordPress
Drupal
TYPO3
Joomla
Magento = Adobe Commerce
Shopify
WooCommerce > WordPress
## FRAMEWORK
.NET = dotnet; .NET Core; ASP.NET; ASP.NET Core; .NET Framework
Entity Framework > .NET
Blazor > .NET
Flutter = =Flutter > Dart
Xamarin > .NET
Ionic = =Ionic
Jetpack Compose > Kotlin
Android = Android SDK; Android Studio; アンドロイド
iOS = iOS SDK; Xcode
GraphQL = =Apollo GraphQL
REST = REST API; REST APIs; RESTful; RESTful APIs; API REST; REST-Schnittstellen; REST-API
gRPC = Protocol Buffers; protobuf
SOAP = =SOAP
WebSocket = WebSockets
OAuth = OAuth2; OAuth 2.0; OpenID Connect; OIDC
SAML
JWT = JSON Web Token; JSON Web Tokens
## DATABASE
PostgreSQL = Postgres; ポストグレス > SQL
MySQL > SQL
MariaDB > SQL
SQLite > SQL
SQL Server = MSSQL; MS SQL; Microsoft SQL Server > SQL
Oracle Database = Oracle DB; Oracle RDBMS; Oracle 19c; オラクル > SQL
DB2 = IBM DB2 > SQL
MongoDB = Mongo
Redis
Memcached
Cassandra = Apache Cassandra
DynamoDB > AWS
CouchDB
Neo4j
InfluxDB
TimescaleDB > PostgreSQL
ClickHouse > SQL
Elasticsearch = Elastic Search; OpenSearch; ELK; ELK Stack
## CLOUD
Solr
Firebase = Firestore
Supabase > PostgreSQL
## FRAMEWORK
Prisma ORM = ~Prisma
## TOOL
Kafka = Apache Kafka; カフカ
RabbitMQ
Pulsar = Apache Pulsar; ~Pulsar
ActiveMQ
NATS = =NATS
## CLOUD
Kinesis = AWS Kinesis; Amazon Kinesis > AWS
SQS = Amazon SQS; AWS SQS > AWS
## DATA
Spark = Apache Spark; =Spark; PySpark
Hadoop = HDFS; MapReduce
Hive = Apache Hive; ~Hive > SQL
Flink = Apache Flink
Apache Beam
Airflow = Apache Airflow
Dagster
Prefect = ~Prefect
dbt = =dbt
Snowflake = =Snowflake > SQL
BigQuery = Google BigQuery > SQL; Google Cloud
Redshift = Amazon Redshift > SQL; AWS
Databricks
Presto = =Presto; Trino
Fivetran
Informatica
Talend
SSIS > SQL Server
Tableau = =Tableau; Tableau Desktop; タブロー
Power BI = PowerBI; Microsoft Power BI
Looker = =Looker; Looker Studio; Google Data Studio
Qlik = QlikView; Qlik Sense
## TOOL
Grafana
Kibana > Elasticsearch
Prometheus = =Prometheus
Datadog
New Relic
Splunk
Sentry = =Sentry
OpenTelemetry
PagerDuty
## CLOUD
AWS = Amazon Web Services; アマゾンウェブサービス
EC2 = Amazon EC2; AWS EC2 > AWS
S3 = Amazon S3; AWS S3 > AWS
Lambda = AWS Lambda > AWS
ECS = Amazon ECS; AWS ECS; Fargate > AWS
EKS = Amazon EKS; AWS EKS > AWS; Kubernetes
RDS = Amazon RDS; AWS RDS > AWS
CloudFormation > AWS
SageMaker = Amazon SageMaker > AWS
Azure = Microsoft Azure; アジュール
Azure DevOps > Azure
AKS = =AKS > Azure; Kubernetes
Google Cloud = GCP; Google Cloud Platform
GKE > Google Cloud; Kubernetes
Heroku
Vercel
Netlify
Cloudflare
DigitalOcean
OpenStack
VMware = vSphere; ESXi
## TOOL
Docker = Docker Compose; ドッカー
Podman
## CLOUD
Kubernetes = k8s; クバネティス; クーバネティス
Helm = ~Helm > Kubernetes
OpenShift > Kubernetes
Istio > Kubernetes
Argo CD = ArgoCD > Kubernetes
## TOOL
Terraform = テラフォーム
Pulumi
Ansible
Puppet = =Puppet
Chef = !Chef
Vagrant
Packer = =Packer
HashiCorp Vault = ~Vault
Consul = =Consul
Jenkins
GitHub Actions
GitLab CI = GitLab CI/CD
CircleCI
Travis CI
TeamCity
Git = ギット
GitHub
GitLab
Bitbucket
Subversion = SVN
Linux = Ubuntu; Debian; Red Hat; RHEL; CentOS; リナックス
Unix
Windows Server
Active Directory = Entra ID
macOS
Nginx
Apache HTTP Server = Apache httpd
HAProxy
Tomcat
Maven = =Maven
Gradle
Webpack
Vite = =Vite
Babel = =Babel
npm
Jest = =Jest
Vitest
Mocha = ~Mocha
Cypress = =Cypress
Playwright = =Playwright
Selenium = =Selenium
JUnit > Java
pytest > Python
Cucumber = ~Cucumber
Postman = =Postman
JMeter
k6 = =k6
SonarQube
Storybook
## DATA
TensorFlow > machine learning
PyTorch > machine learning
Keras > machine learning
scikit-learn = sklearn > machine learning; Python
XGBoost = LightGBM > machine learning
Hugging Face > machine learning
LangChain
OpenAI API
OpenCV > computer vision
MLflow > machine learning
Kubeflow > machine learning
CUDA
Jupyter = Jupyter Notebook
SAS = =SAS
SPSS
Stata
Alteryx
KNIME
RapidMiner
## FRAMEWORK
Unity = ~Unity; Unity3D; Unity 3D
Unreal Engine
Godot
## TOOL
Arduino
Raspberry Pi
FPGA = VHDL; Verilog
ROS = =ROS
PLC programming = PLC; SPS-Programmierung; automate programmable; API Siemens; autómata programable; programación de PLC; シーケンサ; PLC制御
Siemens TIA Portal = TIA Portal; Siemens S7; Simatic
SCADA
LabVIEW
## BUSINESS
ServiceNow
Salesforce = Salesforce CRM; SFDC; セールスフォース > CRM
SAP = SAP ERP; SAP ECC > ERP
SAP S/4HANA = S/4HANA; S4HANA; SAP HANA > SAP
SAP MM > SAP
SAP SD > SAP
SAP FI = SAP FICO; SAP FI/CO > SAP
SAP SuccessFactors = SuccessFactors
SAP Ariba = Ariba
SAP Concur = Concur
Oracle ERP = Oracle E-Business Suite; Oracle Fusion > ERP
NetSuite = Oracle NetSuite > ERP
Microsoft Dynamics = Dynamics 365; Dynamics NAV; Navision; Business Central > ERP
Odoo > ERP
Workday = =Workday
PeopleSoft
## TOOL
Jira = =Jira; Atlassian Jira
Confluence = =Confluence
Trello
Asana
monday.com
Notion = ~Notion
Slack = =Slack
Microsoft Teams = MS Teams
Zoom = ~Zoom
Miro = =Miro
SharePoint
Zendesk
Intercom = =Intercom
Freshdesk
# practice
## DATA
machine learning = ML; maschinelles Lernen; apprentissage automatique; apprentissage machine; aprendizaje automático; aprendizaje de máquina; 機械学習
deep learning = neural networks; apprentissage profond; aprendizaje profundo; neuronale Netze; réseaux de neurones; redes neuronales; 深層学習; ディープラーニング > machine learning
natural language processing = NLP; Sprachverarbeitung; traitement du langage naturel; traitement automatique des langues; procesamiento de lenguaje natural; 自然言語処理
computer vision = vision par ordinateur; visión artificial; visión por computador; Bildverarbeitung; 画像認識; コンピュータビジョン
generative AI = LLM; LLMs; large language models; generative KI; IA générative; IA generativa; 生成AI; RAG; prompt engineering
artificial intelligence = =AI; =KI; Künstliche Intelligenz; intelligence artificielle; inteligencia artificial; 人工知能
data science = Datenwissenschaft; science des données; ciencia de datos; データサイエンス
data engineering = Datentechnik; ingénierie des données; ingeniería de datos; データエンジニアリング
data analysis = data analytics; Datenanalyse; analyse de données; análisis de datos; データ分析
data warehousing = data warehouse; Data-Warehouse; entrepôt de données; almacén de datos; データウェアハウス; DWH
data modeling = data modelling; Datenmodellierung; modélisation de données; modelado de datos; データモデリング
ETL = ELT; data pipelines; Datenpipelines; pipelines de données; canalizaciones de datos; データパイプライン
business intelligence = =BI; ビジネスインテリジェンス
A/B testing = A/B tests; A/B-Tests; tests A/B; pruebas A/B; ABテスト; A/Bテスト
statistics = Statistik; statistiques; estadística; 統計学; 統計解析
## CLOUD
CI/CD = continuous integration; continuous delivery; intégration continue; integración continua; kontinuierliche Integration; 継続的インテグレーション
DevOps
DevSecOps > DevOps
SRE = site reliability engineering
infrastructure as code = IaC; Infrastruktur als Code; インフラのコード化
microservices = Microservices-Architektur; Mikroservices; microservicios; マイクロサービス
serverless = サーバーレス
cloud computing = クラウドコンピューティング; informatique en nuage; computación en la nube
## PROGRAMMING
event-driven architecture = event sourcing; CQRS; architecture événementielle; arquitectura orientada a eventos; イベント駆動
## DATA
distributed systems = verteilte Systeme; systèmes distribués; sistemas distribuidos; 分散システム
## PROGRAMMING
domain-driven design = DDD; ドメイン駆動設計
test-driven development = TDD; testgetriebene Entwicklung; développement piloté par les tests; desarrollo guiado por pruebas; テスト駆動開発
test automation = automated testing; Testautomatisierung; automatisation des tests; automatización de pruebas; テスト自動化
unit testing = unit tests; Unit-Tests; tests unitaires; pruebas unitarias; 単体テスト; ユニットテスト
code review = code reviews; Code-Reviews; revue de code; revues de code; revisión de código; コードレビュー
## BUSINESS
agile = agile Methoden; méthodes agiles; metodologías ágiles; アジャイル; アジャイル開発
Scrum = スクラム > agile
Kanban = かんばん
SAFe = Scaled Agile > agile
Waterfall = =Waterfall; Wasserfallmodell
ITIL = ITSM
## OTHER
cybersecurity = cyber security; information security; IT-Sicherheit; Informationssicherheit; cybersécurité; sécurité informatique; ciberseguridad; seguridad informática; 情報セキュリティ; サイバーセキュリティ
penetration testing = pentesting; Penetrationstests; tests d'intrusion; pruebas de penetración; ペネトレーションテスト
SIEM
network administration = Netzwerkadministration; administration réseau; administración de redes; ネットワーク管理
TCP/IP
VPN
Cisco networking = Cisco IOS; Cisco
## PROGRAMMING
embedded systems = eingebettete Systeme; systèmes embarqués; sistemas embebidos; 組み込みシステム; 組込みシステム
IoT = Internet of Things; Internet der Dinge; internet des objets; internet de las cosas
blockchain = ブロックチェーン
computer graphics = Computergrafik; infographie; コンピュータグラフィックス
game development = Spieleentwicklung; développement de jeux vidéo; desarrollo de videojuegos; ゲーム開発
## DESIGN
web accessibility = WCAG; Barrierefreiheit; accessibilité web; accesibilidad web; ウェブアクセシビリティ
## DATA
web scraping = scraping
## TOOL
robotic process automation = RPA; UiPath; Blue Prism; Automation Anywhere
## BUSINESS
GDPR = DSGVO; RGPD; 個人情報保護法
`;
