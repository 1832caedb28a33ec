extension Lexicon {
    static let dataAndLearning = """
        [query language : tool]
        SQL = ANSI SQL, T-SQL, TSQL, PL/SQL, SQL queries, SQL query, query optimization, query optimisation
        DAX!
        Cypher^ = Cypher query language
        SPARQL
        KQL!
        LookML
        [relational database : tool]
        PostgreSQL = Postgres, PG SQL, PL/pgSQL
        MySQL = MariaDB, My SQL
        SQL Server = Microsoft SQL, Microsoft SQL Server, MS SQL, MSSQL, Azure SQL
        Oracle Database = Oracle DB, Oracle!, Oracle SQL
        SQLite
        DB2! = IBM DB2
        Amazon RDS = RDS!, Amazon Aurora, Aurora^
        CockroachDB
        [NoSQL database : tool]
        NoSQL = non-relational database
        MongoDB = Mongo
        Cassandra = Apache Cassandra, ScyllaDB
        DynamoDB = Dynamo DB
        Couchbase = CouchDB
        Firestore = Firebase
        Neo4j = graph database
        HBase
        [cache : tool]
        Redis = Valkey
        Memcached
        ElastiCache
        [search engine : tool]
        Elasticsearch = Elastic Search, ELK stack, ELK!, Elastic Stack, Kibana, Logstash
        OpenSearch
        Solr = Lucene
        Algolia
        [data warehouse : tool]
        Snowflake!
        BigQuery = Big Query, Google BigQuery
        Redshift = Amazon Redshift
        Databricks = Delta Lake, Unity Catalog
        Azure Synapse = Synapse Analytics, Synapse
        Microsoft Fabric = MS Fabric
        ClickHouse
        Teradata
        DuckDB = MotherDuck
        Trino = Presto!, Starburst^
        Amazon Athena = Athena!
        Apache Hive = Hive!, HiveQL
        Data warehouse = data warehousing, DWH!, cloud data warehouse, warehouse modelling, warehouse modeling
        Data lake = data lakehouse, lakehouse
        Apache Iceberg = Iceberg!
        [data transformation : tool]
        dbt = dbt Core, dbt Cloud, data build tool
        SQLMesh
        Dataform
        Informatica = PowerCenter
        Talend
        SSIS = SQL Server Integration Services
        Matillion
        Alteryx
        [data ingestion : tool]
        Fivetran
        Airbyte
        Stitch^
        Meltano
        AWS Glue = Glue^
        Azure Data Factory = ADF!, Data Factory
        Segment^
        Snowplow
        RudderStack
        Hightouch = reverse ETL
        Census^
        [orchestration : tool]
        Airflow = Apache Airflow, MWAA
        Dagster
        Prefect
        Luigi^
        Argo Workflows
        Kestra
        [stream processing : tool]
        Kafka = Apache Kafka, Confluent, Kafka Streams
        Spark^ = Apache Spark, PySpark, Spark SQL, Spark Streaming
        Flink = Apache Flink
        Apache Beam = Beam^, Dataflow, Google Dataflow
        Kinesis = Amazon Kinesis
        Pub/Sub = PubSub, Google Pub/Sub
        Hadoop = MapReduce, HDFS
        Dask
        Ray^
        [message broker : tool]
        RabbitMQ = Rabbit MQ
        ActiveMQ
        NATS!
        Amazon SQS = SQS!, SNS!
        Azure Service Bus
        [data quality : tool]
        Great Expectations! = GX!
        Soda^ = Soda Core, Soda Cloud, SodaCL
        Monte Carlo
        Data quality = data quality checks, data validation, data testing
        Data observability
        Elementary^
        [BI tool : tool]
        Looker = Looker Studio, Google Data Studio
        Tableau
        Power BI = PowerBI, Microsoft Power BI
        Qlik = QlikView, Qlik Sense, QlikSense
        Metabase
        Superset = Apache Superset
        Mode^ = Mode Analytics
        Sigma^ = Sigma Computing
        Omni^ = Omni Analytics
        ThoughtSpot
        Lightdash
        Grafana dashboards
        SSRS = SQL Server Reporting Services
        MicroStrategy
        Business Objects = SAP BusinessObjects
        Hex^
        [data practice : field]
        ETL = ELT!, ETL/ELT, ELT/ETL, ETL pipelines, ELT pipelines
        Data pipelines = data pipeline
        Data modelling = data modeling, data models, data model, dimensional modelling, dimensional modeling, Kimball, star schema, relational data modeling, Data Vault
        Data engineering
        Analytics engineering
        Data governance = data catalog, data catalogue, data lineage, metadata management, master data management
        Semantic layer = metrics layer
        Data migration
        Data mesh = data products
        Business intelligence = BI!
        Data visualization = data visualisation, dashboards, dashboarding, data storytelling
        Data analysis = data analytics, analyzing data, analysing data, analytical skills, ad-hoc analysis, ad hoc analysis
        Reporting = management reporting, KPI reporting
        Data science
        Big data
        Change data capture = CDC!, Debezium
        Data entry
        Data cleaning = data cleansing, data wrangling
        [machine learning : field]
        Machine learning = ML!, applied ML, apprentissage automatique, maschinelles Lernen, học máy
        Deep learning = neural networks, neural network
        Natural language processing = NLP!
        Computer vision = image recognition, OpenCV
        Large language models = LLM, large language model, GPT-4, generative AI, GenAI, Gen AI
        Retrieval-augmented generation = RAG!, retrieval augmented generation
        Prompt engineering
        Reinforcement learning = RLHF
        Recommender systems = recommendation systems, recommendation engine
        Time series = time-series forecasting, time series analysis
        Feature engineering
        Artificial intelligence = AI!
        AI agents = agentic AI, agentic workflows
        Vector databases = vector database, Pinecone, pgvector, Weaviate, FAISS
        Model deployment = model serving, scalable inference, inference deployment
        Fine-tuning = fine tuning, finetuning
        [ML framework : tool]
        PyTorch = Torch!
        TensorFlow = Tensor Flow
        Keras
        scikit-learn = sklearn, scikit learn
        XGBoost = LightGBM, CatBoost
        Hugging Face = HuggingFace, Hugging Face Transformers
        JAX!
        spaCy = NLTK
        LangChain = LlamaIndex, LangGraph
        [MLOps : tool]
        MLOps = ML Ops, ML monitoring
        MLflow
        Kubeflow
        SageMaker = Amazon SageMaker
        Vertex AI
        Feature store = feature stores
        Feast^
        Tecton
        Weights & Biases = wandb
        Triton Inference Server = Triton^, NVIDIA Triton
        Data drift = concept drift, prediction drift, model monitoring
        Evidently^ = Evidently AI
        WhyLogs
        [Python data library : tool]
        pandas^ = Pandas library
        NumPy
        Polars
        SciPy
        Matplotlib = Seaborn, Plotly
        Jupyter = Jupyter Notebook, Jupyter notebooks
        Streamlit
        [statistics : field]
        Statistics = statistical analysis, statistical modelling, statistical modeling, Statistik, statistiques, estadística, thống kê
        A/B testing = AB testing, A/B test, split testing, experimentation, experimentation frameworks, A/B tests
        Regression analysis = linear regression, logistic regression
        Bayesian statistics = Bayesian inference
        Hypothesis testing
        Causal inference
        Forecasting = demand forecasting
        Predictive modelling = predictive modeling, predictive analytics
        Econometrics
        Operations research = linear programming, mathematical optimization
        Quantitative research = quantitative analysis
        """
}
